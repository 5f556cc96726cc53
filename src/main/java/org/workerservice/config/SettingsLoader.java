package org.workerservice.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Puts the settings together from their sources; reads files, so not for an event loop. */
public final class SettingsLoader {
  private SettingsLoader() {}

  /**
   * Loads the settings; what comes first wins: flags, environment, file, defaults.
   *
   * @param file given by {@code --config}; otherwise {@code WORKER_SERVICE_CONFIG} may name one
   * @param environment all variables of the process; those that are not ours are ignored
   * @param flags path of a setting, such as {@code http.port}, to its value
   * @throws ConfigurationException when a key is unknown or a value is not allowed
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

  /** Whether an environment variable of this name is about settings, known ones or not. */
  public static boolean isVariable(String name) {
    return SettingsEnvironment.isVariable(name);
  }
}
