package org.workerservice.security;

import io.vertx.ext.auth.PubSecKeyOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.workerservice.config.reading.ConfigurationException;

/**
 * A secret that signs and verifies HS256 tokens.
 *
 * @param secret at least 32 bytes in UTF-8 (RFC 7518, section 3.2)
 */
public record SharedSecret(String secret) implements TokenKey {
  static final String ALGORITHM = "HS256";
  private static final int MIN_BYTES = 32;

  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException if the secret has fewer than 32 bytes
   */
  public SharedSecret {
    if (secret.getBytes(StandardCharsets.UTF_8).length < MIN_BYTES) {
      throw new IllegalArgumentException("a secret has at least " + MIN_BYTES + " bytes");
    }
  }

  /**
   * Reads a secret. Surrounding white space is ignored.
   *
   * @param key the setting that names the file, for the message
   * @throws ConfigurationException if the file is unreadable, too short or a PEM key
   */
  public static SharedSecret read(Path file, String key) {
    String text = KeyFile.read(file, key).strip();
    if (text.startsWith("-----BEGIN")) {
      throw new ConfigurationException(
          key + " must name a file with a secret, not a PEM key: a public key cannot sign tokens.");
    }
    if (text.getBytes(StandardCharsets.UTF_8).length < MIN_BYTES) {
      throw new ConfigurationException(
          key + " must name a file with a secret of at least " + MIN_BYTES + " bytes.");
    }
    return new SharedSecret(text);
  }

  @Override
  public PubSecKeyOptions options() {
    return new PubSecKeyOptions().setAlgorithm(ALGORITHM).setBuffer(secret);
  }

  @Override
  public String toString() {
    return "SharedSecret[HS256]";
  }
}
