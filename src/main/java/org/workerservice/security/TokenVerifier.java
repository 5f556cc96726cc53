package org.workerservice.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.workerservice.config.JwtSettings;
import org.workerservice.security.TokenClaims.Unusable;
import org.workerservice.security.Verification.Accepted;
import org.workerservice.security.Verification.Refused;

/**
 * Verifies tokens and returns their caller. Caches accepted tokens and blocks only for a short
 * computation, so an event loop may call it for every request. Thread-safe.
 */
public final class TokenVerifier {
  private static final int MAX_CACHED_TOKENS = 10_000;

  /**
   * Real tokens have about 400 characters. Longer ones than this are refused without a computation.
   */
  private static final int MAX_TOKEN_LENGTH = 8192;

  private static final Refused EXPIRED = new Refused("The token has expired. Get a new one.");
  private static final Refused NOT_YET = new Refused("The token is not valid yet.");
  private static final Refused MALFORMED = new Refused("The token is not a signed JWT.");
  private static final Refused FOREIGN =
      new Refused("The token's signature, issuer or audience is not accepted here.");

  private final JWTAuth signatures;
  private final long leewaySeconds;
  private final Clock clock;
  private final Cache<String, Cached> tokenToCaller =
      Caffeine.newBuilder().maximumSize(MAX_CACHED_TOKENS).build();

  /**
   * Accepts tokens that one of the keys signed, with the issuer and audience of the settings.
   *
   * @throws IllegalArgumentException if there is no key
   */
  public TokenVerifier(List<TokenKey> keys, JwtSettings settings, Clock clock) {
    if (keys.isEmpty()) {
      // Without a key the library would accept unsigned tokens.
      throw new IllegalArgumentException("at least one key is needed");
    }
    this.signatures = JWTAuth.create(null, options(keys, settings));
    this.leewaySeconds = settings.clockLeeway().toSeconds();
    this.clock = clock;
  }

  private static JWTAuthOptions options(List<TokenKey> keys, JwtSettings settings) {
    JWTOptions requirements =
        new JWTOptions()
            .setIssuer(settings.issuer())
            .addAudience(settings.audience())
            .setIgnoreExpiration(true); // checked here with our clock, for cached tokens too
    JWTAuthOptions options = new JWTAuthOptions().setJWTOptions(requirements);
    keys.forEach(key -> options.addPubSecKey(key.options()));
    return options;
  }

  /** Verifies the text after {@code Bearer}. The refusal never quotes the token. */
  public Verification verify(String token) {
    Cached cached = tokenToCaller.getIfPresent(token);
    if (cached == null) {
      return verifyUncached(token);
    }
    if (isOver(cached.expiry())) {
      tokenToCaller.invalidate(token);
      return EXPIRED;
    }
    return cached.accepted();
  }

  private Verification verifyUncached(String token) {
    if (token.length() > MAX_TOKEN_LENGTH
        || token.chars().filter(each -> each == '.').count() != 2) {
      return MALFORMED;
    }
    return signedClaims(token).map(claims -> judge(token, claims)).orElse(FOREIGN);
  }

  /**
   * Returns the claims if the signature, issuer and audience are right. The library completes
   * synchronously, and throws on some texts that are not tokens.
   */
  private Optional<JsonObject> signedClaims(String token) {
    try {
      Future<User> answer = signatures.authenticate(new TokenCredentials(token));
      return answer.succeeded()
          ? Optional.of(answer.result().attributes().getJsonObject("accessToken"))
          : Optional.empty();
    } catch (RuntimeException notAToken) {
      return Optional.empty();
    }
  }

  private Verification judge(String token, JsonObject claims) {
    try {
      long expiry = TokenClaims.seconds(claims, "exp");
      if (isOver(expiry)) {
        return EXPIRED;
      }
      if (claims.containsKey("nbf") && isAhead(TokenClaims.seconds(claims, "nbf"))) {
        return NOT_YET;
      }
      Accepted accepted = new Accepted(TokenClaims.caller(claims));
      tokenToCaller.put(token, new Cached(accepted, expiry));
      return accepted;
    } catch (Unusable claim) {
      return new Refused(claim.getMessage());
    }
  }

  private boolean isOver(long expiry) {
    return clock.instant().getEpochSecond() - leewaySeconds >= expiry;
  }

  private boolean isAhead(long notBefore) {
    return clock.instant().getEpochSecond() + leewaySeconds < notBefore;
  }

  private record Cached(Accepted accepted, long expiry) {}
}
