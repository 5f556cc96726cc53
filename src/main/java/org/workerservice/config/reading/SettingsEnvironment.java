package org.workerservice.config.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads environment variables into a map of paths to values. */
public final class SettingsEnvironment {
  /** Names a settings file; {@code --config} overrides it. */
  static final String CONFIG = "WORKER_SERVICE_CONFIG";

  /** Short names and the settings they set; the long name of a setting overrides its short name. */
  public static final Map<String, String> SHORT_NAME_TO_PATH =
      Map.of(
          "HTTP_PORT", "http.port",
          "GRPC_PORT", "grpc.port",
          "DATA_DIR", "data_dir",
          "DATABASE_URL", "database.url",
          "LOG_FORMAT", "logging.format",
          "LOG_LEVEL", "logging.level");

  private static final List<String> KNOWN =
      Stream.concat(SettingKeys.PATHS.stream().map(SettingKeys::environmentName), Stream.of(CONFIG))
          .toList();

  private SettingsEnvironment() {}

  static boolean isVariable(String name) {
    return SettingKeys.isEnvironmentName(name) || SHORT_NAME_TO_PATH.containsKey(name);
  }

  static Map<String, SettingValue> read(Map<String, String> environment) {
    environment.keySet().stream().sorted().forEach(name -> refuseUnknown(name, environment));
    Map<String, SettingValue> values = new HashMap<>();
    SHORT_NAME_TO_PATH.forEach(
        (name, path) -> value(environment, name).ifPresent(value -> values.put(path, value)));
    SettingKeys.PATHS.forEach(
        path ->
            value(environment, SettingKeys.environmentName(path))
                .ifPresent(value -> values.put(path, value)));
    return values;
  }

  /** Returns the value of a variable; empty if it is unset or blank. */
  static Optional<SettingValue> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(text -> !text.isBlank())
        .map(text -> new SettingValue(text.strip(), "environment variable " + name));
  }

  private static void refuseUnknown(String name, Map<String, String> environment) {
    if (SettingKeys.isEnvironmentName(name)
        && !KNOWN.contains(name)
        && value(environment, name).isPresent()) {
      throw new ConfigurationException(
          "The environment variable "
              + name
              + " does not name a setting"
              + SettingKeys.hint(name, KNOWN));
    }
  }
}
