package org.workerservice.app;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.workerservice.config.ConfigurationException;
import org.workerservice.config.Settings;
import org.workerservice.config.SettingsLoader;
import picocli.CommandLine.Option;

/** The options that say where settings and data are, the same for every command that needs them. */
final class SettingsOptions {
  @Option(
      names = "--data-dir",
      paramLabel = "DIRECTORY",
      description = "Where the database and, in development, the keys are kept. Default: data.")
  private Optional<String> dataDir = Optional.empty();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings that replace the defaults.")
  private Optional<Path> config = Optional.empty();

  /**
   * Loads the settings.
   *
   * @param flags settings that other options of the command stand for
   * @throws ConfigurationException with a sentence for the operator
   */
  Settings load(Map<String, String> environment, Map<String, String> flags) {
    Map<String, String> all = new HashMap<>(flags);
    dataDir.ifPresent(directory -> all.put("data_dir", directory));
    return SettingsLoader.load(config, environment, all);
  }
}
