package org.workerservice.promises;

import java.util.concurrent.ThreadLocalRandom;

/**
 * The number of rounds of the tests and their seed: {@code -Dpromises.rounds=N} and {@code
 * -Dpromises.seed=S}.
 */
final class Trial {
  private Trial() {}

  /** Returns the requested number of rounds, or that of the short form. */
  static int rounds(int shortForm) {
    return Integer.getInteger("promises.rounds", shortForm);
  }

  /** Returns the requested seed, or a new one. Failure messages should include it. */
  static long seed() {
    return Long.getLong("promises.seed", ThreadLocalRandom.current().nextLong(1_000_000_000L));
  }
}
