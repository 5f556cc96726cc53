package org.workerservice.promises;

import java.util.concurrent.ThreadLocalRandom;

/**
 * How long the proofs run, and from which seed: {@code -Dpromises.rounds=N} and {@code
 * -Dpromises.seed=S}.
 */
final class Trial {
  private Trial() {}

  /** Returns the number of rounds asked for, or that of the short form. */
  static int rounds(int shortForm) {
    return Integer.getInteger("promises.rounds", shortForm);
  }

  /** Returns the seed asked for, or a new one; say it when something fails. */
  static long seed() {
    return Long.getLong("promises.seed", ThreadLocalRandom.current().nextLong(1_000_000_000L));
  }
}
