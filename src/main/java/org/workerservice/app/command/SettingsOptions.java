package org.workerservice.app.command;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.workerservice.config.Settings;
import org.workerservice.config.reading.ConfigurationException;
import org.workerservice.config.reading.SettingsLoader;
import picocli.CommandLine.Option;

/** The options that locate the settings and the data; shared by several commands. */
final class SettingsOptions {
  @Option(
      names = "--data-dir",
      paramLabel = "DIRECTORY",
      description = "Directory of the database and, in development, of the keys. Default: data.")
  private Optional<String> dataDir = Optional.empty();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "File with settings that override the defaults.")
  private Optional<Path> config = Optional.empty();

  /**
   * Loads the settings.
   *
   * @param flags settings from other options of the command
   * @throws ConfigurationException with a sentence for the operator
   */
  Settings load(Map<String, String> environment, Map<String, String> flags) {
    Map<String, String> all = new HashMap<>(flags);
    dataDir.ifPresent(directory -> all.put("data_dir", directory));
    return SettingsLoader.load(config, environment, all);
  }
}
