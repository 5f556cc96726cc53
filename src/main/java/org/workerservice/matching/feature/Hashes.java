package org.workerservice.matching.feature;

import java.nio.ByteBuffer;
import org.workerservice.matching.text.Claim;

/** Keyed hashes as 64-bit numbers, which is enough to tell the numbers of a registry apart. */
public final class Hashes {
  /** No value. */
  public static final long NONE = 0;

  private final KeyedHash hash;
  private long seed;

  Hashes(KeyedHash hash) {
    this.hash = hash;
  }

  long of(String... parts) {
    long value = ByteBuffer.wrap(hash.hash(String.join("\u001f", parts))).getLong();
    return value == NONE ? 1 : value;
  }

  long of(Claim claim) {
    return of("claim", claim.text());
  }

  /** Returns the secret seed of the sketches. */
  long seed() {
    if (seed == NONE) {
      seed = of("sketch");
    }
    return seed;
  }
}
