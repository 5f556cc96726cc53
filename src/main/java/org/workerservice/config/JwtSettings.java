package org.workerservice.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The tokens callers bring.
 *
 * @param secretFile secret of HS256 tokens
 * @param publicKeyFile PEM public key of an outside issuer
 * @param issuer what {@code iss} must be
 * @param audience what {@code aud} must hold
 * @param tokenLifetime life of a token made here
 * @param clockLeeway difference allowed between clocks
 */
public record JwtSettings(
    Optional<Path> secretFile,
    Optional<Path> publicKeyFile,
    String issuer,
    String audience,
    Duration tokenLifetime,
    Duration clockLeeway) {
  /** Longest life of a token made here. */
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
