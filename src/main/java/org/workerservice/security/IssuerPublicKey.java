package org.workerservice.security;

import io.vertx.ext.auth.PubSecKeyOptions;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.workerservice.config.reading.ConfigurationException;

/**
 * The public key of an external issuer. It verifies tokens but cannot sign them.
 *
 * @param algorithm RS256 or ES256
 * @param pem a {@code PUBLIC KEY} block (RFC 7468)
 */
public record IssuerPublicKey(String algorithm, String pem) implements TokenKey {
  /** Min size of an RSA key (RFC 7518, section 3.3). */
  private static final int MIN_RSA_BITS = 2048;

  /** Size of P-256, the curve of ES256 (RFC 7518, section 3.4). */
  private static final int P256_BITS = 256;

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----\\s*");

  /**
   * Reads a public key. Its type determines the algorithm.
   *
   * @param key the setting that names the file, for the message
   * @throws ConfigurationException if the file has no public key that is strong enough
   */
  public static IssuerPublicKey read(Path file, String key) {
    Matcher matcher = BLOCK.matcher(KeyFile.read(file, key));
    return Optional.of(matcher)
        .filter(Matcher::lookingAt)
        .flatMap(found -> algorithmOf(found.group(1)))
        .map(algorithm -> new IssuerPublicKey(algorithm, matcher.group()))
        .orElseThrow(
            () ->
                new ConfigurationException(
                    key
                        + " must name a PEM file that starts with a PUBLIC KEY block: "
                        + "RSA of at least "
                        + MIN_RSA_BITS
                        + " bits or P-256."));
  }

  private static Optional<String> algorithmOf(String base64) {
    X509EncodedKeySpec encoded;
    try {
      encoded = new X509EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    return decode("RSA", encoded)
        .or(() -> decode("EC", encoded))
        .flatMap(IssuerPublicKey::algorithmOf);
  }

  private static Optional<PublicKey> decode(String kind, X509EncodedKeySpec encoded) {
    try {
      return Optional.of(KeyFactory.getInstance(kind).generatePublic(encoded));
    } catch (GeneralSecurityException anotherKind) {
      return Optional.empty();
    }
  }

  private static Optional<String> algorithmOf(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa when rsa.getModulus().bitLength() >= MIN_RSA_BITS ->
          Optional.of("RS256");
      case ECPublicKey curve when isP256(curve) -> Optional.of("ES256");
      default -> Optional.empty();
    };
  }

  private static boolean isP256(ECPublicKey key) {
    return key.getParams().getCurve().getField().getFieldSize() == P256_BITS
        && key.getParams().toString().contains("secp256r1");
  }

  @Override
  public PubSecKeyOptions options() {
    return new PubSecKeyOptions().setAlgorithm(algorithm).setBuffer(pem);
  }
}
