package org.workerservice.security;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.workerservice.config.JwtSettings;
import org.workerservice.model.Role;

/** Issues HS256 tokens. Thread-safe. */
public final class TokenIssuer {
  private static final JWTOptions HEADER =
      new JWTOptions().setAlgorithm(SharedSecret.ALGORITHM).setNoTimestamp(true);

  private final JWTAuth signer;
  private final JwtSettings settings;
  private final Clock clock;

  /** Signs with the secret and uses the issuer and audience of the settings. */
  public TokenIssuer(SharedSecret secret, JwtSettings settings, Clock clock) {
    this.signer = JWTAuth.create(null, new JWTAuthOptions().addPubSecKey(secret.options()));
    this.settings = settings;
    this.clock = clock;
  }

  /** Issues a token with the default lifetime. */
  public String issue(Caller caller) {
    return issue(caller, settings.tokenLifetime());
  }

  /**
   * Issues a token.
   *
   * @param lifetime one second to {@link JwtSettings#MAX_LIFETIME}; fractions of a second are
   *     dropped
   * @throws IllegalArgumentException if the lifetime is out of bounds
   */
  public String issue(Caller caller, Duration lifetime) {
    if (lifetime.toSeconds() < 1 || lifetime.compareTo(JwtSettings.MAX_LIFETIME) > 0) {
      throw new IllegalArgumentException("a token lives from 1s to 366d");
    }
    return signer.generateToken(claims(caller, lifetime), HEADER);
  }

  private JsonObject claims(Caller caller, Duration lifetime) {
    Instant now = clock.instant();
    JsonArray roles = new JsonArray();
    caller.roles().stream().sorted().map(Role::code).forEach(roles::add);
    return new JsonObject()
        .put("iss", settings.issuer())
        .put("aud", settings.audience())
        .put("sub", caller.subject())
        .put("iat", now.getEpochSecond())
        .put("exp", now.getEpochSecond() + lifetime.toSeconds())
        .put("jti", UUID.randomUUID().toString())
        .put("roles", roles)
        .put("tenant", caller.tenant().toString());
  }
}
