package org.workerservice.config.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.config.AuditSettings;
import org.workerservice.config.DatabaseSettings;
import org.workerservice.config.EncryptionSettings;
import org.workerservice.config.Environment;
import org.workerservice.config.EventsSettings;
import org.workerservice.config.GrpcSettings;
import org.workerservice.config.IdempotencySettings;
import org.workerservice.config.JwtSettings;
import org.workerservice.config.KafkaCommandSettings;
import org.workerservice.config.KafkaCompression;
import org.workerservice.config.KafkaSettings;
import org.workerservice.config.LogFormat;
import org.workerservice.config.LogLevel;
import org.workerservice.config.LoggingSettings;
import org.workerservice.config.MetricsSettings;
import org.workerservice.config.ReviewSettings;
import org.workerservice.config.SearchSettings;
import org.workerservice.config.SecuritySettings;
import org.workerservice.config.Settings;
import org.workerservice.config.SourcesSettings;
import org.workerservice.config.StorageSettings;
import org.workerservice.config.SurvivorshipRule;
import org.workerservice.config.SurvivorshipSettings;
import org.workerservice.config.ValidationSettings;
import org.workerservice.config.WritesSettings;
import org.workerservice.config.http.BodySettings;
import org.workerservice.config.http.ConnectionSettings;
import org.workerservice.config.http.CorsSettings;
import org.workerservice.config.http.HttpSettings;
import org.workerservice.config.matching.MatchingPreset;
import org.workerservice.config.matching.MatchingSettings;
import org.workerservice.config.matching.TrainingPolicy;
import org.workerservice.config.value.AutoCount;
import org.workerservice.config.value.AutoSize;
import org.workerservice.config.value.Size;

class SettingsLoaderTest {
  @TempDir private Path directory;

  private static Settings environment(String... namesAndValues) {
    return SettingsLoader.load(Optional.empty(), map(namesAndValues), Map.of());
  }

  private static Map<String, String> map(String... namesAndValues) {
    return namesAndValues.length == 0 ? Map.of() : Map.of(namesAndValues[0], namesAndValues[1]);
  }

  private Settings file(String yaml) throws IOException {
    return SettingsLoader.load(Optional.of(write(yaml)), Map.of(), Map.of());
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(directory.resolve("own.yaml"), yaml);
  }

  @Test
  void shouldStartWithTheDocumentedDefaults() {
    Settings settings = environment();

    assertThat(settings)
        .isEqualTo(
            new Settings(
                Environment.DEVELOPMENT,
                Path.of("data"),
                new HttpSettings(
                    "0.0.0.0",
                    8080,
                    AutoCount.AUTO,
                    2048,
                    1024,
                    new Size(1_048_576),
                    new Size(16_777_216),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    true,
                    new BodySettings(
                        AutoSize.AUTO,
                        Duration.ofMinutes(2),
                        new Size(1024),
                        Duration.ofSeconds(10)),
                    new ConnectionSettings(Duration.ofSeconds(60), 1024, 2048, 0),
                    new CorsSettings(Optional.empty(), Duration.ofMinutes(10))),
                new GrpcSettings(50_051),
                new StorageSettings(Size.mebibytes(256)),
                new DatabaseSettings(
                    Optional.empty(),
                    AutoCount.AUTO,
                    AutoCount.AUTO,
                    4096,
                    64,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(40),
                    false),
                new WritesSettings(128, 8192, 256, Duration.ZERO),
                new MatchingSettings(
                    AutoCount.AUTO,
                    4096,
                    MatchingPreset.DEFAULT,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    MatchingSettings.Weights.OF_PRESET,
                    Optional.empty(),
                    500,
                    MatchingSettings.Bands.OF_PRESET,
                    TrainingPolicy.PROPOSE,
                    2000,
                    Duration.ofMinutes(5)),
                new SearchSettings(
                    Optional.empty(),
                    AutoCount.AUTO,
                    1024,
                    Duration.ofMillis(10),
                    Duration.ofMillis(250),
                    Duration.ofSeconds(30),
                    new Size(33_554_432),
                    Duration.ofSeconds(2),
                    256,
                    Duration.ofMinutes(5),
                    1000,
                    32,
                    8,
                    20),
                new ValidationSettings("US"),
                new SurvivorshipSettings(
                    SurvivorshipRule.KEEP_MASTER, SurvivorshipSettings.Fields.NONE),
                new ReviewSettings(
                    Duration.ofMinutes(30), Duration.ofDays(365), Duration.ofDays(90)),
                new SourcesSettings(Optional.empty(), Optional.empty()),
                new SecuritySettings(
                    new JwtSettings(
                        Optional.empty(),
                        Optional.empty(),
                        "worker-service",
                        "worker-service",
                        Duration.ofHours(12),
                        Duration.ZERO)),
                new EncryptionSettings(Optional.empty()),
                new AuditSettings(true, Duration.ofSeconds(1), 100_000),
                new EventsSettings(
                    Duration.ZERO,
                    256,
                    1000,
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30),
                    10_000),
                new KafkaSettings(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "worker.events",
                    Optional.empty(),
                    true,
                    6,
                    KafkaCompression.NONE,
                    500,
                    Duration.ofMillis(250),
                    new KafkaCommandSettings(
                        Optional.empty(),
                        "worker-service",
                        "worker.results",
                        "worker.commands.dlq",
                        32,
                        Size.mebibytes(1),
                        Duration.ofDays(14))),
                new IdempotencySettings(Duration.ofHours(24)),
                new MetricsSettings(true),
                new LoggingSettings(LogFormat.CONSOLE, LogLevel.INFO)));
  }

  @Test
  void shouldDeriveCountsFromTheCoresUnlessFixed() {
    Settings derived = environment();
    Settings fixed = environment("WORKER_SERVICE_DATABASE_POOL_SIZE", "7");

    assertThat(derived.http().resolvedInstances(3)).isEqualTo(3);
    assertThat(derived.matching().resolvedInstances(3)).isEqualTo(3);
    assertThat(derived.database().resolvedPoolSize(3)).isEqualTo(10);
    assertThat(derived.database().resolvedReaderConnections(1)).isEqualTo(2);
    assertThat(fixed.database().resolvedPoolSize(3)).isEqualTo(7);
    assertThat(environment("WORKER_SERVICE_HTTP_INSTANCES", "0").http().instances())
        .isEqualTo(AutoCount.AUTO);
  }

  @Test
  void shouldApplyThePrecedenceOfSources() throws IOException {
    Path file = write("http: {port: 1, max_in_flight: 1, host: a}\n");
    Map<String, String> environment =
        Map.of("WORKER_SERVICE_HTTP_PORT", "2", "WORKER_SERVICE_HTTP_MAX_IN_FLIGHT", "2");

    Settings settings =
        SettingsLoader.load(Optional.of(file), environment, Map.of("http.port", "3"));

    assertThat(settings.http().port()).isEqualTo(3);
    assertThat(settings.http().maxInFlight()).isEqualTo(2);
    assertThat(settings.http().host()).isEqualTo("a");
    assertThat(settings.http().compression()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP_PORT,9001",
    "GRPC_PORT,9002",
    "DATA_DIR,elsewhere",
    "DATABASE_URL,postgresql://h/d",
    "LOG_FORMAT,json",
    "LOG_LEVEL,debug"
  })
  void shouldAcceptShortNames(String name, String value) {
    String longName = SettingKeys.environmentName(SettingsEnvironment.SHORT_NAME_TO_PATH.get(name));

    assertThat(environment(name, value))
        .isEqualTo(environment(longName, value))
        .isNotEqualTo(environment());
  }

  @Test
  void shouldPreferTheLongNameOfAVariable() {
    Map<String, String> both = Map.of("HTTP_PORT", "1", "WORKER_SERVICE_HTTP_PORT", "2");

    assertThat(SettingsLoader.load(Optional.empty(), both, Map.of()).http().port()).isEqualTo(2);
  }

  @Test
  void shouldReadTheFileThatTheEnvironmentNamesUnlessAFlagNamesOne() throws IOException {
    Path file = write("http: {port: 1}\n");
    Path other = Files.writeString(directory.resolve("other.yaml"), "http: {port: 2}\n");
    Map<String, String> environment = Map.of("WORKER_SERVICE_CONFIG", file.toString());

    assertThat(SettingsLoader.load(Optional.empty(), environment, Map.of()).http().port())
        .isEqualTo(1);
    assertThat(SettingsLoader.load(Optional.of(other), environment, Map.of()).http().port())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP_PORT",
        "WORKER_SERVICE_HTTP_PORT",
        "WORKER_SERVICE_CONFIG",
        "WORKER_SERVICE_X"
      })
  void shouldTreatBlankVariablesAsUnset(String name) {
    assertThat(environment(name, "  ")).isEqualTo(environment());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "http:\n", "http: {port: }\n", "http: {port: ''}\n"})
  void shouldTreatEmptyFilesAndValuesAsUnset(String yaml) throws IOException {
    assertThat(file(yaml)).isEqualTo(environment());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http: {prot: 1}|http.prot (file|is not a setting; did you mean http.port?",
        "zebra: 1|zebra (file|is not a setting.",
        "http: {port: yes}|http.port (file|must be a whole number.",
        "http: {port: 70000}|http.port (file|must be a whole number from 0 to 65535.",
        "http: {port: [1]}|http.port (file|must be a single value.",
        "http: {port: {a: 1}}|http.port (file|must be a single value.",
        "http: [1]|http (file|must hold keys, not a value.",
        "http: 3|http (file|must hold keys, not a value.",
        "- 3|Settings in file|must be written as keys and values.",
        "http: {max_body: 1MB}|http.max_body (file|must be a size such as",
        "http: {max_body: 9999GiB}|http.max_body (file|must be a size from 1KiB to 1GiB.",
        "http: {request_deadline: 10}|http.request_deadline (file|must be a duration such as",
        "http: {request_deadline: 0}|http.request_deadline (file|from 100ms to 10m.",
        "http: {compression: yes}|http.compression (file|must be true or false.",
        "http: {bodies: {memory: 64}}|http.bodies.memory (file|must be auto or a size such as",
        "http: {bodies: {memory: 8MiB}}|http.bodies.memory (file|must be auto or at least twice",
        "http: {instances: -1}|http.instances (file|must be auto or a whole number.",
        "http: {instances: 9999}|http.instances (file|must be auto or a whole number from 1 to"
            + " 1024.",
        "matching: {preset: lax}|matching.preset (file|must be one of strict, default, lenient,"
            + " specification.",
        "matching: {create_threshold: 1.5}|matching.create_threshold (file|from 0.0 to 1.0.",
        "matching: {create_threshold: NaN}|matching.create_threshold (file|must be a number",
        "matching: {bands: {definite: 0.95, probable: 0.97}}|matching.bands.probable (file|from 0.0"
            + " to 0.95.",
        "validation: {default_region: Utopia}|validation.default_region (file|must be an ISO 3166"
            + " country code",
        "events: {retention: 5s}|events.retention (file|must be 0 or a duration of at least 1h.",
        "database: {url: 'mysql://u:hunter2@h/d'}|database.url (file|must begin with postgresql://",
        "http: {port: 1, port: 2}|The settings in file|without duplicate keys near line 1",
        "http: {port: 'hunter2|The settings in file|must be valid YAML"
      })
  void shouldExplainWhatIsWrongInAFile(String yaml, String where, String what) {
    assertThatThrownBy(() -> file(yaml))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(where)
        .hasMessageContaining(what)
        .hasMessageContaining("own.yaml")
        .hasMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WORKER_SERVICE_HTTP_PROT|1|The environment variable WORKER_SERVICE_HTTP_PROT does not name"
            + " a setting; did you mean WORKER_SERVICE_HTTP_PORT?",
        "HTTP_PORT|hunter2|http.port (environment variable HTTP_PORT) must be a whole number.",
        "DATABASE_URL|u:hunter2@h|database.url (environment variable DATABASE_URL) must begin with"
            + " postgresql:// or postgres://.",
        "WORKER_SERVICE_CONFIG|absent.yaml|The configuration file absent.yaml does not exist."
      })
  void shouldExplainWhatIsWrongInTheEnvironment(String name, String value, String sentence) {
    assertThatThrownBy(() -> environment(name, value))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "http.prot,1,http.prot (command line) is not",
    "http.port,' ',http.port (command line) must not be blank."
  })
  void shouldExplainWhatIsWrongOnTheCommandLine(String path, String value, String sentence) {
    assertThatThrownBy(() -> SettingsLoader.load(Optional.empty(), Map.of(), Map.of(path, value)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(sentence);
  }

  @Test
  void shouldRequireKeysInProduction() throws IOException {
    assertThatThrownBy(() -> environment("WORKER_SERVICE_ENVIRONMENT", "production"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "security.jwt must name a secret_file or public_key_file when environment is production"
                + " (environment variable WORKER_SERVICE_ENVIRONMENT).");
    assertThatThrownBy(
            () -> file("environment: production\nsecurity: {jwt: {public_key_file: a.pem}}\n"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("encryption.keyset_file must name a file when");
    assertThat(
            file("""
            environment: production
            security: {jwt: {secret_file: s}}
            encryption: {keyset_file: k}
            """)
                .environment())
        .isEqualTo(Environment.PRODUCTION);
  }

  @Test
  void shouldNeverPrintTheDatabaseUrl() {
    Settings settings = environment("DATABASE_URL", "postgresql://u:hunter2@h/d");

    assertThat(settings.database().url().orElseThrow().value()).contains("hunter2");
    assertThat(settings.toString()).doesNotContain("hunter2").contains("(secret)");
  }

  @Test
  void shouldExposeLogFormatAndLevelAsSystemProperties() {
    assertThat(environment("LOG_FORMAT", "json").logging().systemProperties())
        .containsOnly(Map.entry("LOG_FORMAT", "json"), Map.entry("LOG_LEVEL", "INFO"));
  }
}
