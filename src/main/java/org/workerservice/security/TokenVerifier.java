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
 * Tells who sent a token. Never blocks on anything but a short computation, and remembers good
 * tokens, so it may be called on an event loop for every request; safe for any thread.
 */
public final class TokenVerifier {
  private static final int REMEMBERED_TOKENS = 10_000;

  /** Real tokens have some 400 characters; longer ones are not worth a computation. */
  private static final int MAX_TOKEN_LENGTH = 8192;

  private static final Refused EXPIRED = new Refused("The token has expired. Get a new one.");
  private static final Refused NOT_YET = new Refused("The token is not valid yet.");
  private static final Refused MALFORMED = new Refused("The token is not a signed JWT.");
  private static final Refused FOREIGN =
      new Refused("The token's signature, issuer or audience is not accepted here.");

  private final JWTAuth signatures;
  private final long leewaySeconds;
  private final Clock clock;
  private final Cache<String, Remembered> tokenToCaller =
      Caffeine.newBuilder().maximumSize(REMEMBERED_TOKENS).build();

  /** Accepts tokens signed with any of the keys, from the issuer and for the audience given. */
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
    JWTOptions demands =
        new JWTOptions()
            .setIssuer(settings.issuer())
            .addAudience(settings.audience())
            .setIgnoreExpiration(true); // checked here, by our clock, also for remembered tokens
    JWTAuthOptions options = new JWTAuthOptions().setJWTOptions(demands);
    keys.forEach(key -> options.addPubSecKey(key.options()));
    return options;
  }

  /** Verifies the text after {@code Bearer}. */
  public Verification verify(String token) {
    Remembered remembered = tokenToCaller.getIfPresent(token);
    if (remembered == null) {
      return verifyAnew(token);
    }
    if (isOver(remembered.expiry())) {
      tokenToCaller.invalidate(token);
      return EXPIRED;
    }
    return remembered.accepted();
  }

  private Verification verifyAnew(String token) {
    if (token.length() > MAX_TOKEN_LENGTH
        || token.chars().filter(each -> each == '.').count() != 2) {
      return MALFORMED;
    }
    return signedClaims(token).map(claims -> judge(token, claims)).orElse(FOREIGN);
  }

  /** The library answers at once, and throws on some texts that are no tokens. */
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
      tokenToCaller.put(token, new Remembered(accepted, expiry));
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

  private record Remembered(Accepted accepted, long expiry) {}
}
