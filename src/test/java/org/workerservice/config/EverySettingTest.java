package org.workerservice.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.workerservice.config.reading.SettingKeys;
import org.workerservice.config.reading.SettingsEnvironment;
import org.workerservice.config.reading.SettingsLoader;
import org.workerservice.config.value.AutoCount;
import org.workerservice.config.value.AutoSize;
import org.workerservice.config.value.Size;

/** Tests all settings, so that every new key is tested automatically. */
class EverySettingTest {
  /**
   * Allowed values other than the defaults, for settings whose type alone does not determine one.
   */
  private static final Map<String, String> PATH_TO_SAMPLE =
      Map.ofEntries(
          Map.entry("environment", "production"),
          Map.entry("database.url", "postgresql://user@elsewhere/name"),
          Map.entry("matching.preset", "strict"),
          Map.entry("matching.strategy", "weighted"),
          Map.entry("matching.missing_data", "count_as_zero"),
          Map.entry("matching.evidence_guard", "corroborated"),
          Map.entry("matching.bands.definite", "0.9"),
          Map.entry("matching.bands.probable", "0.87"),
          Map.entry("matching.create_threshold", "0.87"),
          Map.entry("matching.training", "automatic"),
          Map.entry("matching.training_check", "7m"),
          Map.entry("events.retention", "2d"),
          Map.entry("events.max_streams", "7"),
          Map.entry("events.stream_buffer", "70"),
          Map.entry("events.heartbeat", "700ms"),
          Map.entry("events.stalled_reader", "7s"),
          Map.entry("http.bodies.deadline", "7s"),
          Map.entry("http.cors.origins", "https://hr.example.org"),
          Map.entry("kafka.bootstrap_servers", "broker:9092"),
          Map.entry("kafka.events_topic", "events.{tenant}"),
          Map.entry("kafka.state_topic", "state"),
          Map.entry("kafka.compression", "zstd"),
          Map.entry("kafka.poll_interval", "70ms"),
          Map.entry("kafka.commands.topics", "orders=default/hr feed/service"),
          Map.entry("kafka.commands.retention", "2d"),
          Map.entry("idempotency.retention", "2d"),
          Map.entry("review.lease", "45m"),
          Map.entry("review.score_retention", "2d"),
          Map.entry("review.entity_retention", "2d"),
          Map.entry("validation.default_region", "NO"),
          Map.entry("sources.trust", "hr, payroll"),
          Map.entry("sources.tenant_trust", "00000000-0000-0000-0000-000000000001=erp"),
          Map.entry("logging.format", "json"),
          Map.entry("logging.level", "off"),
          Map.entry("security.jwt.token_lifetime", "3h"),
          Map.entry("matching.bands.possible", "0.4"));

  /** What production requires, so that {@code environment} can be tested like the rest. */
  private static final Map<String, String> KEY_FILES =
      Map.of("security.jwt.public_key_file", "key.pem", "encryption.keyset_file", "keyset.json");

  @TempDir private Path directory;

  static List<String> paths() {
    return SettingKeys.PATHS;
  }

  @ParameterizedTest
  @MethodSource("paths")
  void shouldMapFromFileEnvironmentAndFlagAlike(String path) throws Exception {
    Map<String, String> sample = Map.of(path, sample(path));
    Map<String, Object> expected = leaves(load(Map.of(), KEY_FILES));

    Map<String, Object> fromFlag = leaves(load(Map.of(), with(sample)));
    Map<String, Object> fromEnvironment =
        leaves(load(Map.of(SettingKeys.environmentName(path), sample(path)), without(path)));
    Map<String, Object> fromFile =
        leaves(SettingsLoader.load(Optional.of(write(path)), Map.of(), without(path)));

    assertThat(fromFlag.get(path)).isNotEqualTo(expected.get(path));
    expected.put(path, fromFlag.get(path));
    assertThat(fromFlag).isEqualTo(expected);
    assertThat(fromEnvironment).isEqualTo(expected);
    assertThat(fromFile).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("paths")
  void shouldDocumentEveryKeyWithACommentAboveIt(String path) throws IOException {
    List<String> lines = documentedDefaults();
    String[] keys = path.split("\\.");
    int line = -1;
    for (int depth = 0; depth < keys.length; depth++) {
      String start = "  ".repeat(depth) + keys[depth] + ":";
      line = indexOf(lines, start, line + 1);
      assertThat(line).as("%s in worker-service.yaml", path).isNotNegative();
    }
    assertThat(lines.get(line - 1).strip()).as("comment above %s", path).startsWith("# ");
  }

  @Test
  void shouldGiveEverySettingItsOwnVariable() {
    assertThat(SettingKeys.PATHS.stream().map(SettingKeys::environmentName))
        .doesNotHaveDuplicates();
    assertThat(SettingKeys.environmentName("http.max_in_flight"))
        .isEqualTo("WORKER_SERVICE_HTTP_MAX_IN_FLIGHT");
    assertThat(SettingKeys.PATHS)
        .containsAll(SettingsEnvironment.SHORT_NAME_TO_PATH.values())
        .hasSizeGreaterThan(40);
  }

  private static Settings load(Map<String, String> environment, Map<String, String> flags) {
    return SettingsLoader.load(Optional.empty(), environment, flags);
  }

  private static Map<String, String> with(Map<String, String> sample) {
    Map<String, String> flags = new HashMap<>(KEY_FILES);
    flags.putAll(sample);
    return flags;
  }

  private static Map<String, String> without(String path) {
    Map<String, String> flags = new HashMap<>(KEY_FILES);
    flags.remove(path);
    return flags;
  }

  private Path write(String path) throws IOException {
    StringBuilder yaml = new StringBuilder();
    String indent = "";
    for (String key : path.split("\\.")) {
      yaml.append(yaml.isEmpty() ? "" : "\n").append(indent).append(key).append(":");
      indent += "  ";
    }
    return Files.writeString(directory.resolve("own.yaml"), yaml + " " + sample(path) + "\n");
  }

  private static String sample(String path) {
    if (path.startsWith("matching.weights.")) {
      return "0.4";
    }
    if (path.startsWith("survivorship.")) {
      return "longest";
    }
    return Optional.ofNullable(PATH_TO_SAMPLE.get(path)).orElseGet(() -> sampleOfType(path));
  }

  private static String sampleOfType(String path) {
    Object usual = leaves(load(Map.of(), Map.of())).get(path);
    return switch (usual) {
      case Boolean truth -> String.valueOf(!truth);
      case Double _ -> "0.87";
      case Integer _ -> "77";
      case AutoCount _ -> "77";
      case Duration _ -> "700ms";
      case Size _ -> "3MiB";
      case AutoSize _ -> "77MiB";
      default -> "another";
    };
  }

  private static Map<String, Object> leaves(Settings settings) {
    Map<String, Object> leaves = new HashMap<>();
    collect(settings, "", leaves);
    return leaves;
  }

  private static void collect(Object section, String prefix, Map<String, Object> leaves) {
    for (RecordComponent component : section.getClass().getRecordComponents()) {
      String path = prefix + SettingKeys.keyOf(component);
      Object value = valueOf(component, section);
      if (SettingKeys.isSection(component)) {
        collect(value, path + ".", leaves);
      } else {
        leaves.put(path, value);
      }
    }
  }

  private static Object valueOf(RecordComponent component, Object section) {
    try {
      return component.getAccessor().invoke(section);
    } catch (ReflectiveOperationException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static int indexOf(List<String> lines, String start, int from) {
    for (int line = from; line < lines.size(); line++) {
      if (lines.get(line).startsWith(start)) {
        return line;
      }
    }
    return -1;
  }

  private static List<String> documentedDefaults() throws IOException {
    try (InputStream stream = Settings.class.getResourceAsStream("/conf/worker-service.yaml")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
