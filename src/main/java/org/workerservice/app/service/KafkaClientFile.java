package org.workerservice.app.service;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.workerservice.config.KafkaSettings;
import org.workerservice.config.reading.ConfigurationException;

/** The settings of the Kafka clients: those of the service and those of the client file. */
final class KafkaClientFile {
  private KafkaClientFile() {}

  /**
   * Returns the settings, by the names that Kafka gives them.
   *
   * @param bootstrapServers brokers to begin with
   * @throws ConfigurationException if the file cannot be read; the message quotes nothing of it
   */
  static Map<String, Object> settings(KafkaSettings kafka, String bootstrapServers) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("compression.type", kafka.compression().name().toLowerCase(Locale.ROOT));
    kafka.clientFile().map(KafkaClientFile::read).ifPresent(settings::putAll);
    settings.put("bootstrap.servers", bootstrapServers);
    return settings;
  }

  private static Map<String, Object> read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new ConfigurationException(
          "kafka.client_file: the file " + file + " cannot be read as Java properties.");
    }
    Map<String, Object> settings = new HashMap<>();
    properties.forEach((name, value) -> settings.put(name.toString(), value));
    return settings;
  }
}
