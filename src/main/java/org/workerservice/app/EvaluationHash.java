package org.workerservice.app;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.workerservice.matching.KeyedHash;

/** A keyed hash for one run of a command; nothing that it hashes is kept. */
final class EvaluationHash {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private EvaluationHash() {}

  /** Returns a hash with a key of its own, for one thread. */
  static KeyedHash fresh() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return text -> mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java runtime has " + ALGORITHM, impossible);
    }
  }
}
