package org.workerservice.config.reading;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.workerservice.config.Settings;
import org.workerservice.config.value.InvalidSetting;

/** Builds the tree of records from a map of paths to values. */
final class SettingsBinder {
  private final Map<String, SettingValue> values;

  SettingsBinder(Map<String, SettingValue> values) {
    this.values = values;
  }

  Settings bind() {
    return bind(Settings.class, "");
  }

  private <T> T bind(Class<T> type, String prefix) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] arguments =
        Arrays.stream(components).map(component -> argument(component, prefix)).toArray();
    try {
      return constructor(type, components).newInstance(arguments);
    } catch (InvocationTargetException refused) {
      throw explain(refused.getCause(), prefix);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static <T> Constructor<T> constructor(Class<T> type, RecordComponent[] components)
      throws NoSuchMethodException {
    return type.getDeclaredConstructor(
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
  }

  private Object argument(RecordComponent component, String prefix) {
    String path = prefix + SettingKeys.keyOf(component);
    if (SettingKeys.isSection(component)) {
      return bind(component.getType(), path + ".");
    }
    Optional<SettingValue> value = Optional.ofNullable(values.get(path));
    if (component.getType() == Optional.class) {
      return value.map(present -> parse(path, present, LeafType.of(contentType(component))));
    }
    return parse(
        path,
        value.orElseThrow(() -> new ConfigurationException(path + " must be given.")),
        LeafType.of(component.getType()));
  }

  private static Class<?> contentType(RecordComponent component) {
    return (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
  }

  private static Object parse(String path, SettingValue value, LeafType type) {
    return type.parse()
        .apply(value.text())
        .orElseThrow(() -> complaint(path, value, "must be " + type.expected()));
  }

  private RuntimeException explain(Throwable cause, String prefix) {
    if (cause instanceof InvalidSetting invalid) {
      String path = prefix + invalid.key();
      return Optional.ofNullable(values.get(path))
          .map(value -> complaint(path, value, invalid.complaint()))
          .orElseGet(() -> new ConfigurationException(path + " " + invalid.complaint() + source()));
    }
    return new IllegalStateException(cause);
  }

  /**
   * A missing setting has no source; the message names the source of {@code environment}, which
   * requires it.
   */
  private String source() {
    return " (" + values.get("environment").source() + ").";
  }

  private static ConfigurationException complaint(String path, SettingValue value, String rest) {
    return new ConfigurationException(path + " (" + value.source() + ") " + rest + ".");
  }
}
