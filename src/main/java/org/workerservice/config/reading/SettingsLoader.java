package org.workerservice.config.reading;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.workerservice.config.Settings;

/** Loads the settings from their sources; reads files, so do not call it on an event loop. */
public final class SettingsLoader {
  private SettingsLoader() {}

  /**
   * Loads the settings. Flags override the environment, which overrides the file, which overrides
   * the defaults.
   *
   * @param file the file given by {@code --config}; if empty, {@code WORKER_SERVICE_CONFIG} may
   *     name one
   * @param environment all variables of the process; unrelated ones are ignored
   * @param flags path of a setting, such as {@code http.port}, to its value
   * @throws ConfigurationException if a key is unknown or a value is not allowed
   */
  public static Settings load(
      Optional<Path> file, Map<String, String> environment, Map<String, String> flags) {
    Map<String, SettingValue> values = new HashMap<>(SettingsFile.defaults());
    file.or(() -> fileOf(environment)).map(SettingsFile::read).ifPresent(values::putAll);
    values.putAll(SettingsEnvironment.read(environment));
    values.putAll(readFlags(flags));
    return new SettingsBinder(values).bind();
  }

  private static Optional<Path> fileOf(Map<String, String> environment) {
    return SettingsEnvironment.value(environment, SettingsEnvironment.CONFIG)
        .map(value -> Path.of(value.text()));
  }

  private static Map<String, SettingValue> readFlags(Map<String, String> flags) {
    Map<String, SettingValue> values = new HashMap<>();
    flags.forEach((path, text) -> values.put(known(path), flag(path, text)));
    return values;
  }

  private static String known(String path) {
    if (!SettingKeys.PATHS.contains(path)) {
      throw new ConfigurationException(
          path + " (command line) is not a setting" + SettingKeys.hint(path, SettingKeys.PATHS));
    }
    return path;
  }

  private static SettingValue flag(String path, String text) {
    if (text.isBlank()) {
      throw new ConfigurationException(path + " (command line) must not be blank.");
    }
    return new SettingValue(text.strip(), "command line");
  }

  /**
   * Returns whether an environment variable with this name is meant for settings, even for unknown
   * ones.
   */
  public static boolean isVariable(String name) {
    return SettingsEnvironment.isVariable(name);
  }
}
