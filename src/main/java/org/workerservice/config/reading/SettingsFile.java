package org.workerservice.config.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Reads a YAML file into a map of paths to values. */
final class SettingsFile {
  private static final String DEFAULTS = "/conf/worker-service.yaml";

  /** Words such as NO and off stay texts: NO is the code of Norway. */
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder(
              YAMLFactory.builder()
                  .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String source;
  private final Map<String, SettingValue> values = new HashMap<>();

  private SettingsFile(String source) {
    this.source = source;
  }

  static Map<String, SettingValue> defaults() {
    try (InputStream stream = SettingsFile.class.getResourceAsStream(DEFAULTS)) {
      return new SettingsFile("the defaults").read(stream.readAllBytes());
    } catch (IOException unreadable) {
      throw new ConfigurationException("The built-in defaults cannot be read.");
    }
  }

  static Map<String, SettingValue> read(Path file) {
    try {
      return new SettingsFile("file " + file).read(Files.readAllBytes(file));
    } catch (NoSuchFileException absent) {
      throw new ConfigurationException("The configuration file " + file + " does not exist.");
    } catch (IOException unreadable) {
      throw new ConfigurationException("The configuration file " + file + " cannot be read.");
    }
  }

  private Map<String, SettingValue> read(byte[] content) {
    JsonNode root = parse(content);
    if (root.isObject()) {
      collect("", root);
    } else if (!root.isMissingNode() && !root.isNull()) {
      throw new ConfigurationException(
          "Settings in " + source + " must be written as keys and values.");
    }
    return values;
  }

  /**
   * Does not include the parser's message, which quotes the text around the error: it may be a
   * secret.
   */
  private JsonNode parse(byte[] content) {
    try {
      return MAPPER.readTree(content);
    } catch (JsonProcessingException malformed) {
      String place =
          malformed.getLocation() == null
              ? ""
              : " near line " + malformed.getLocation().getLineNr();
      throw new ConfigurationException(
          "The settings in " + source + " must be valid YAML without duplicate keys" + place + ".");
    } catch (IOException impossible) {
      throw new ConfigurationException("The settings in " + source + " cannot be read.");
    }
  }

  private void collect(String path, JsonNode node) {
    boolean leaf = SettingKeys.PATHS.contains(path);
    if (leaf && node.isValueNode()) {
      add(path, node);
    } else if (leaf) {
      throw new ConfigurationException(path + " (" + source + ") must be a single value.");
    } else if (node.isObject() && isSection(path)) {
      node.properties()
          .forEach(
              entry ->
                  collect(
                      path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                      entry.getValue()));
    } else if (!isSection(path)) {
      throw new ConfigurationException(
          path + " (" + source + ") is not a setting" + SettingKeys.hint(path, SettingKeys.PATHS));
    } else if (node.isContainerNode() || !isBlank(node)) {
      throw new ConfigurationException(path + " (" + source + ") must hold keys, not a value.");
    }
  }

  private static boolean isSection(String path) {
    return path.isEmpty()
        || SettingKeys.PATHS.stream().anyMatch(leaf -> leaf.startsWith(path + "."));
  }

  private void add(String path, JsonNode node) {
    if (!isBlank(node)) {
      values.put(path, new SettingValue(node.asText().strip(), source));
    }
  }

  private static boolean isBlank(JsonNode node) {
    return node.isNull() || node.asText().isBlank();
  }
}
