package org.workerservice.config;

import java.nio.file.Path;
import org.workerservice.config.http.HttpSettings;
import org.workerservice.config.matching.MatchingSettings;
import org.workerservice.config.value.InvalidSetting;

/**
 * All settings, valid by construction. {@code conf/worker-service.yaml} documents each key; a key
 * is the snake_case form of its component's name.
 */
public record Settings(
    Environment environment,
    Path dataDir,
    HttpSettings http,
    GrpcSettings grpc,
    StorageSettings storage,
    DatabaseSettings database,
    WritesSettings writes,
    MatchingSettings matching,
    SearchSettings search,
    ValidationSettings validation,
    SurvivorshipSettings survivorship,
    ReviewSettings review,
    SourcesSettings sources,
    SecuritySettings security,
    EncryptionSettings encryption,
    AuditSettings audit,
    EventsSettings events,
    KafkaSettings kafka,
    IdempotencySettings idempotency,
    MetricsSettings metrics,
    LoggingSettings logging) {
  /** Requires in production every key that development generates. */
  public Settings {
    if (environment == Environment.PRODUCTION) {
      requireKeys(security.jwt(), encryption);
    }
  }

  private static void requireKeys(JwtSettings jwt, EncryptionSettings encryption) {
    if (!jwt.hasKey()) {
      throw new InvalidSetting(
          "security.jwt",
          "must name a secret_file or public_key_file when environment is production");
    }
    if (encryption.keysetFile().isEmpty()) {
      throw new InvalidSetting(
          "encryption.keyset_file", "must name a file when environment is production");
    }
  }
}
