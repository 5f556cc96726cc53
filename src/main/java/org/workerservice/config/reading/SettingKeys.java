package org.workerservice.config.reading;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.workerservice.config.Settings;

/** The names of all settings, derived from the tree of records. */
public final class SettingKeys {
  private static final String PREFIX = "WORKER_SERVICE_";
  private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(3);

  /** Paths of all leaves, such as {@code http.port}, in the order of the records. */
  public static final List<String> PATHS = List.copyOf(paths(Settings.class, ""));

  private SettingKeys() {}

  private static List<String> paths(Class<?> type, String prefix) {
    List<String> paths = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String path = prefix + keyOf(component);
      if (isSection(component)) {
        paths.addAll(paths(component.getType(), path + "."));
      } else {
        paths.add(path);
      }
    }
    return paths;
  }

  /** Returns whether a component is a record of more settings rather than a value. */
  public static boolean isSection(RecordComponent component) {
    return component.getType().isRecord() && LeafType.of(component.getType()) == null;
  }

  /** {@code maxInFlight} is written {@code max_in_flight}. */
  public static String keyOf(RecordComponent component) {
    return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** {@code http.port} is {@code WORKER_SERVICE_HTTP_PORT} in the environment. */
  public static String environmentName(String path) {
    return PREFIX + path.replace('.', '_').toUpperCase(Locale.ROOT);
  }

  static boolean isEnvironmentName(String name) {
    return name.startsWith(PREFIX);
  }

  /** Returns a hint for a mistyped name: the most similar known name, if there is one. */
  static String hint(String name, List<String> known) {
    Optional<String> nearest =
        known.stream()
            .filter(candidate -> DISTANCE.apply(name, candidate) >= 0)
            .min(Comparator.comparing(candidate -> DISTANCE.apply(name, candidate)));
    return nearest.map(candidate -> "; did you mean " + candidate + "?").orElse(".");
  }
}
