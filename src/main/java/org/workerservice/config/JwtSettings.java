package org.workerservice.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.workerservice.config.value.Require;

/**
 * The tokens of callers.
 *
 * @param secretFile secret of HS256 tokens
 * @param publicKeyFile PEM public key of an external issuer
 * @param issuer required value of {@code iss}
 * @param audience value that {@code aud} must contain
 * @param tokenLifetime lifetime of a token issued by this service
 * @param clockLeeway tolerated difference between clocks
 */
public record JwtSettings(
    Optional<Path> secretFile,
    Optional<Path> publicKeyFile,
    String issuer,
    String audience,
    Duration tokenLifetime,
    Duration clockLeeway) {
  /** Max lifetime of a token issued by this service. */
  public static final Duration MAX_LIFETIME = Duration.ofDays(366);

  /** Checks the bounds. */
  public JwtSettings {
    Require.text("issuer", issuer);
    Require.text("audience", audience);
    Require.between("token_lifetime", tokenLifetime, Duration.ofSeconds(1), MAX_LIFETIME);
    Require.between("clock_leeway", clockLeeway, Duration.ZERO, Duration.ofMinutes(5));
  }

  boolean hasKey() {
    return secretFile.isPresent() || publicKeyFile.isPresent();
  }
}
