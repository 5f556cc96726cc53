package org.workerservice.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Encrypts, decrypts and hashes single values; thread-safe.
 *
 * <p>A ciphertext is the text {@code enc:v1:} followed by the Base64 of Tink's output, which starts
 * with the id of the key (AES-256-GCM with a random 96-bit nonce, NIST SP 800-38D).
 */
public final class SensitiveValues {
  private static final String PREFIX = "enc:v1:";
  private static final byte[] PURPOSE = "worker-service sensitive value".getBytes(UTF_8);
  private static final int HASH_BYTES = 32;

  private final Aead aead;
  private final PrfSet prf;

  /** Uses these keys. */
  public SensitiveValues(Keyset keyset) {
    try {
      aead = keyset.aead();
      prf = keyset.prf();
    } catch (GeneralSecurityException error) {
      throw new EncryptionException("The encryption keys cannot be used.", error);
    }
  }

  /** Returns the ciphertext of a value; different at each call. */
  public String encrypt(String value) {
    try {
      return PREFIX
          + Base64.getEncoder().encodeToString(aead.encrypt(value.getBytes(UTF_8), PURPOSE));
    } catch (GeneralSecurityException error) {
      throw new EncryptionException("A value could not be encrypted.", error);
    }
  }

  /**
   * Returns the plaintext of a ciphertext.
   *
   * @throws EncryptionException if the text is not a ciphertext of these keys
   */
  public String decrypt(String ciphertext) {
    if (!ciphertext.startsWith(PREFIX)) {
      throw new EncryptionException("A stored value is not encrypted, but must be.");
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(ciphertext.substring(PREFIX.length()));
      return new String(aead.decrypt(bytes, PURPOSE), UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException error) {
      throw new EncryptionException("A stored value cannot be decrypted with these keys.", error);
    }
  }

  /** Returns the keyed hash of a text: 32 bytes, equal for equal texts under the same keys. */
  public byte[] hash(String text) {
    try {
      return prf.computePrimary(text.getBytes(UTF_8), HASH_BYTES);
    } catch (GeneralSecurityException error) {
      throw new EncryptionException("A value could not be hashed.", error);
    }
  }

  /** Returns a text, not secret, by which two processes can check that they use the same keys. */
  public String fingerprint() {
    return HexFormat.of().formatHex(hash("fingerprint of the keys"), 0, 16);
  }
}
