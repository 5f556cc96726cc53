package org.workerservice.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.config.Settings;
import org.workerservice.config.reading.ConfigurationException;
import org.workerservice.config.reading.SettingsLoader;
import org.workerservice.model.Role;
import org.workerservice.security.Verification.Accepted;
import org.workerservice.security.Verification.Refused;

class TokenKeysTest {
  private static final String PAYLOAD =
      "{\"iss\":\"worker-service\",\"aud\":\"worker-service\",\"sub\":\"ada\",\"exp\":99999999999,"
          + "\"roles\":[\"read_only\"]}";
  private static final Caller ADA = new Caller("ada", Set.of(Role.READ_ONLY), Tenants.DEFAULT);

  @TempDir private Path directory;

  private Settings settings(String... pathsAndFiles) {
    Map<String, String> flags = new HashMap<>();
    flags.put("data_dir", directory.resolve("data").toString());
    for (int index = 0; index < pathsAndFiles.length; index += 2) {
      flags.put(pathsAndFiles[index], pathsAndFiles[index + 1]);
    }
    return SettingsLoader.load(Optional.empty(), Map.of(), flags);
  }

  private TokenVerifier verifier(Settings settings) {
    return new TokenVerifier(
        TokenKeys.accepted(settings), settings.security().jwt(), Clock.systemUTC());
  }

  private String file(String name, String content) throws Exception {
    return Files.writeString(directory.resolve(name), content).toString();
  }

  private static KeyPair rsa(int bits) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  private static KeyPair curve(String name) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(name));
    return generator.generateKeyPair();
  }

  private static String pem(KeyPair pair) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pair.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  private static String signed(String algorithm, String jdkName, KeyPair pair) throws Exception {
    return HandMadeToken.withKey("{\"alg\":\"" + algorithm + "\"}", PAYLOAD, jdkName, pair);
  }

  @Test
  void shouldAcceptTheTokensOfAnRsaIssuerOnly() throws Exception {
    KeyPair pair = rsa(2048);
    TokenVerifier verifier =
        verifier(settings("security.jwt.public_key_file", file("k.pem", pem(pair))));

    assertThat(verifier.verify(signed("RS256", "SHA256withRSA", pair)))
        .isEqualTo(new Accepted(ADA));
    assertThat(verifier.verify(signed("RS256", "SHA256withRSA", rsa(2048))))
        .isInstanceOf(Refused.class);
  }

  @Test
  void shouldAcceptTheTokensOfAnEllipticCurveIssuer() throws Exception {
    KeyPair pair = curve("secp256r1");
    TokenVerifier verifier =
        verifier(settings("security.jwt.public_key_file", file("k.pem", pem(pair))));

    assertThat(verifier.verify(signed("ES256", "SHA256withECDSAinP1363Format", pair)))
        .isEqualTo(new Accepted(ADA));
    assertThat(verifier.verify(signed("ES256", "SHA256withECDSAinP1363Format", curve("secp256r1"))))
        .isInstanceOf(Refused.class);
  }

  @Test
  void shouldNotAcceptAPublicKeyAsASharedSecret() throws Exception {
    String pem = pem(rsa(2048));
    String secret = file("secret", "0123456789abcdef0123456789abcdef");
    String key = file("k.pem", pem);
    for (Settings settings :
        List.of(
            settings("security.jwt.public_key_file", key),
            settings("security.jwt.public_key_file", key, "security.jwt.secret_file", secret))) {
      TokenVerifier verifier = verifier(settings);

      assertThat(verifier.verify(HandMadeToken.withSecret("{\"alg\":\"HS256\"}", PAYLOAD, pem)))
          .isInstanceOf(Refused.class);
      assertThat(
              verifier.verify(
                  HandMadeToken.withSecret("{\"alg\":\"HS256\"}", PAYLOAD, pem.strip())))
          .isInstanceOf(Refused.class);
      assertThat(
              verifier.verify(
                  HandMadeToken.withSecret(
                      "{\"alg\":\"RS256\"}", PAYLOAD, "0123456789abcdef0123456789abcdef")))
          .isInstanceOf(Refused.class);
    }
  }

  @Test
  void shouldIgnoreAKeyInTheToken() throws Exception {
    KeyPair own = rsa(2048);
    KeyPair foreign = rsa(2048);
    String header =
        "{\"alg\":\"RS256\",\"jwk\":{\"kty\":\"RSA\"},\"x5c\":[\""
            + Base64.getEncoder().encodeToString(foreign.getPublic().getEncoded())
            + "\"]}";
    String token = HandMadeToken.withKey(header, PAYLOAD, "SHA256withRSA", foreign);

    assertThat(
            verifier(settings("security.jwt.public_key_file", file("k.pem", pem(own))))
                .verify(token))
        .isInstanceOf(Refused.class);
  }

  @Test
  void shouldAcceptBothKeysWhenBothAreGiven() throws Exception {
    KeyPair pair = rsa(2048);
    Settings settings =
        settings(
            "security.jwt.public_key_file", file("k.pem", pem(pair)),
            "security.jwt.secret_file", file("s", "0123456789abcdef0123456789abcdef\n"));

    assertThat(verifier(settings).verify(signed("RS256", "SHA256withRSA", pair)))
        .isEqualTo(new Accepted(ADA));
    assertThat(
            verifier(settings)
                .verify(
                    HandMadeToken.withSecret(
                        "{\"alg\":\"HS256\"}", PAYLOAD, "0123456789abcdef0123456789abcdef")))
        .isEqualTo(new Accepted(ADA));
  }

  @Test
  void shouldCreateADevelopmentKeyWhenNoneIsConfigured() {
    Settings settings = settings();

    assertThat(TokenKeys.accepted(settings)).isEqualTo(List.of(TokenKeys.signing(settings)));
    assertThat(directory.resolve("data/jwt-secret")).exists();
  }

  @Test
  void shouldExplainUnusableKeyFiles() throws Exception {
    assertRefused("security.jwt.secret_file", "absent", "must name a readable text file.");
    assertRefused("security.jwt.secret_file", file("a", "hunter2"), "of at least 32 bytes.");
    assertRefused("security.jwt.secret_file", file("b", pem(rsa(2048))), "not a PEM key");
    assertRefused("security.jwt.public_key_file", file("c", "hunter2"), "PUBLIC KEY block");
    assertRefused("security.jwt.public_key_file", file("d", pem(rsa(1024))), "2048 bits");
    assertRefused("security.jwt.public_key_file", file("e", pem(curve("secp384r1"))), "P-256.");
  }

  private void assertRefused(String key, String file, String sentence) {
    assertThatThrownBy(() -> TokenKeys.accepted(settings(key, file)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(key)
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void shouldNotPrintTheSecret() {
    assertThat(new SharedSecret("0123456789abcdef0123456789abcdef").toString())
        .doesNotContain("0123456789");
  }
}
