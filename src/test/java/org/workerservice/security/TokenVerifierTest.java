package org.workerservice.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.config.JwtSettings;
import org.workerservice.model.Role;
import org.workerservice.security.Verification.Accepted;
import org.workerservice.security.Verification.Refused;

class TokenVerifierTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Caller ADA =
      new Caller("ada", Set.of(Role.HR_ADMIN, Role.SERVICE), UUID.randomUUID());

  private final MovableClock clock = new MovableClock(NOW);
  private final TokenIssuer issuer =
      new TokenIssuer(new SharedSecret(SECRET), settings(Duration.ZERO), clock);
  private final TokenVerifier verifier = verifier(Duration.ZERO);

  private static JwtSettings settings(Duration leeway) {
    return new JwtSettings(
        Optional.empty(), Optional.empty(), "issuer", "audience", Duration.ofHours(12), leeway);
  }

  private TokenVerifier verifier(Duration leeway) {
    return new TokenVerifier(List.of(new SharedSecret(SECRET)), settings(leeway), clock);
  }

  private static JsonObject claims() {
    return new JsonObject()
        .put("iss", "issuer")
        .put("aud", "audience")
        .put("sub", "ada")
        .put("exp", NOW.getEpochSecond() + 60)
        .put("roles", new JsonArray().add("read_only"));
  }

  private static String signed(JsonObject claims) {
    return HandMadeToken.withSecret("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", claims.encode(), SECRET);
  }

  private void assertRefused(String token, String reason) {
    assertThat(verifier.verify(token)).isEqualTo(new Refused(reason));
  }

  @Test
  void shouldAcceptATokenIssuedHere() {
    String token = issuer.issue(ADA);

    assertThat(verifier.verify(token)).isEqualTo(new Accepted(ADA));
    assertThat(verifier.verify(token)).as("cached").isEqualTo(new Accepted(ADA));
  }

  @Test
  void shouldWriteTheClaimsOthersExpect() {
    String token = issuer.issue(ADA, Duration.ofMinutes(5));

    JsonObject claims =
        new JsonObject(
            new String(
                Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
    assertThat(claims.getString("iss")).isEqualTo("issuer");
    assertThat(claims.getString("aud")).isEqualTo("audience");
    assertThat(claims.getString("sub")).isEqualTo("ada");
    assertThat(claims.getLong("iat")).isEqualTo(NOW.getEpochSecond());
    assertThat(claims.getLong("exp")).isEqualTo(NOW.getEpochSecond() + 300);
    assertThat(claims.getString("tenant")).isEqualTo(ADA.tenant().toString());
    assertThat(claims.getJsonArray("roles")).containsExactly("hr_admin", "service");
    assertThat(UUID.fromString(claims.getString("jti"))).isNotNull();
    assertThat(issuer.issue(ADA, Duration.ofMinutes(5))).isNotEqualTo(token);
  }

  @Test
  void shouldUseTheDefaultTenantForATokenWithoutTenant() {
    Caller expected = new Caller("ada", Set.of(Role.READ_ONLY), Tenants.DEFAULT);

    assertThat(verifier.verify(signed(claims()))).isEqualTo(new Accepted(expected));
  }

  @Test
  void shouldRefuseATokenFromTheSecondItExpiresEvenWhenCached() {
    String seen = issuer.issue(ADA, Duration.ofSeconds(10));
    String unseen = issuer.issue(ADA, Duration.ofSeconds(10));
    clock.advance(Duration.ofSeconds(9));
    assertThat(verifier.verify(seen)).isInstanceOf(Accepted.class);

    clock.advance(Duration.ofSeconds(1));

    assertRefused(seen, "The token has expired. Get a new one.");
    assertRefused(seen, "The token has expired. Get a new one.");
    assertRefused(unseen, "The token has expired. Get a new one.");
  }

  @Test
  void shouldAllowForTheLeeway() {
    TokenVerifier lenient = verifier(Duration.ofSeconds(5));
    String token = issuer.issue(ADA, Duration.ofSeconds(10));

    clock.advance(Duration.ofSeconds(14));
    assertThat(lenient.verify(token)).isInstanceOf(Accepted.class);
    clock.advance(Duration.ofSeconds(1));
    assertThat(lenient.verify(token)).isInstanceOf(Refused.class);
  }

  @Test
  void shouldRefuseATokenThatIsNotValidYet() {
    String token = signed(claims().put("nbf", NOW.getEpochSecond() + 30));

    assertRefused(token, "The token is not valid yet.");
    clock.advance(Duration.ofSeconds(30));
    assertThat(verifier.verify(token)).isInstanceOf(Accepted.class);
  }

  @Test
  void shouldRefuseUnsignedTokens() {
    String payload = HandMadeToken.encode(claims().encode());
    for (String algorithm : List.of("none", "None", "NONE", "")) {
      String header = HandMadeToken.encode(("{\"alg\":\"" + algorithm + "\"}"));
      String foreign = "The token's signature, issuer or audience is not accepted here.";
      assertRefused(header + "." + payload + ".", foreign);
      assertRefused(header + "." + payload + ".AAAA", foreign);
    }
    assertRefused("eyJ9." + payload, "The token is not a signed JWT.");
  }

  @Test
  void shouldRefuseForeignAndAlteredSignatures() {
    String good = signed(claims());
    String[] parts = good.split("\\.");
    String richer =
        HandMadeToken.encode(claims().put("roles", new JsonArray().add("hr_admin")).encode());
    String foreign =
        HandMadeToken.withSecret(
            "{\"alg\":\"HS256\"}", claims().encode(), "another secret, also 32 bytes long");

    assertThat(verifier.verify(good)).isInstanceOf(Accepted.class);
    assertThat(verifier.verify(parts[0] + "." + richer + "." + parts[2]))
        .isInstanceOf(Refused.class);
    assertThat(verifier.verify(foreign)).isInstanceOf(Refused.class);
    assertThat(
            verifier.verify(
                HandMadeToken.withSecret("{\"alg\":\"HS512\"}", claims().encode(), SECRET)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void shouldRefuseAnotherIssuerOrAudience() {
    String reason = "The token's signature, issuer or audience is not accepted here.";

    assertRefused(signed(claims().put("iss", "other")), reason);
    assertRefused(signed(claims().put("aud", "other")), reason);
    assertRefused(signed(without("iss")), reason);
    assertRefused(signed(without("aud")), reason);
    assertThat(
            verifier.verify(signed(claims().put("aud", new JsonArray().add("x").add("audience")))))
        .isInstanceOf(Accepted.class);
  }

  private static JsonObject without(String claim) {
    JsonObject claims = claims();
    claims.remove(claim);
    return claims;
  }

  @Test
  void shouldRefuseClaimsThatAreMissingOrUnusable() {
    assertRefused(signed(without("exp")), "The token's exp claim must be a time in seconds.");
    assertRefused(signed(without("sub")), "The token's sub claim must be a string.");
    assertRefused(
        signed(claims().put("sub", " ")),
        "The token's sub claim must be 1 to 255 printable characters.");
    assertRefused(
        signed(claims().put("sub", "a\nb")),
        "The token's sub claim must be 1 to 255 printable characters.");
    assertRefused(signed(without("roles")), "The token's roles claim must list at least one role.");
    assertRefused(
        signed(claims().put("roles", new JsonArray())),
        "The token's roles claim must list at least one role.");
    assertRefused(
        signed(claims().put("roles", new JsonArray().add("read_only").add("emperor"))),
        "The token's roles claim lists an unknown role.");
    assertRefused(
        signed(claims().put("roles", new JsonArray().add(1))),
        "The token's roles claim lists an unknown role.");
    assertRefused(
        signed(claims().put("tenant", "1-1-1-1-1")), "The token's tenant claim must be a UUID.");
    assertRefused(
        signed(claims().put("tenant", "acme")), "The token's tenant claim must be a UUID.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", ".", "..", "...", "a.b.c", "null", "Bearer x", "é.é.é", "e30.e30.e30"})
  void shouldRefuseWhatIsNoToken(String text) {
    assertThat(verifier.verify(text)).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "null", "1", "{", "{\"exp\":\"soon\"}", "{\"exp\":1e400}", "{\"aud\":7}"})
  void shouldRefuseSignedNonsense(String payload) {
    assertThat(verifier.verify(HandMadeToken.withSecret("{\"alg\":\"HS256\"}", payload, SECRET)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void shouldNotSpendTimeOnHugeTokens() {
    assertRefused(
        "a".repeat(8000) + "." + "b".repeat(8000) + ".c", "The token is not a signed JWT.");
  }

  @Test
  void shouldNotMixUpCallersAcrossThreads() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var answers =
          IntStream.range(0, 400)
              .mapToObj(
                  number ->
                      threads.submit(
                          () -> {
                            Caller caller =
                                new Caller("user-" + number, Set.of(Role.SERVICE), Tenants.DEFAULT);
                            String token = issuer.issue(caller);
                            return verifier.verify(token).equals(new Accepted(caller));
                          }))
              .toList();

      for (var answer : answers) {
        assertThat(answer.get()).isTrue();
      }
    }
  }

  @Test
  void shouldRefuseToWorkWithoutAKey() {
    assertThatThrownBy(() -> new TokenVerifier(List.of(), settings(Duration.ZERO), clock))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT0.9S", "P367D"})
  void shouldRefuseLifetimesOutOfBounds(Duration lifetime) {
    assertThatThrownBy(() -> issuer.issue(ADA, lifetime))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a token lives from 1s to 366d");
  }
}
