package org.workerservice.app.evaluation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.workerservice.matching.feature.KeyedHash;

/** The keyed hash of evaluations. Nothing that it hashes is stored, so its key is not secret. */
final class EvaluationHash {
  private static final String ALGORITHM = "HmacSHA256";
  private static final byte[] KEY = "evaluation".getBytes(StandardCharsets.UTF_8);

  private EvaluationHash() {}

  /** Returns a hash for one thread. The key is fixed, so evaluations can be repeated. */
  static KeyedHash repeatable() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(KEY, ALGORITHM));
      return text -> mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java runtime has " + ALGORITHM, impossible);
    }
  }
}
