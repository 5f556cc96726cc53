package org.workerservice.generate;

import java.util.List;
import java.util.SplittableRandom;

/** The only source of randomness of a run. Not thread-safe. */
final class Chance {
  private final SplittableRandom random;

  Chance(long seed) {
    random = new SplittableRandom(seed);
  }

  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  int between(int lowest, int highest) {
    return random.nextInt(lowest, highest + 1);
  }

  long longBelow(long bound) {
    return random.nextLong(bound);
  }

  <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  String digits(int count) {
    StringBuilder digits = new StringBuilder(count);
    for (int index = 0; index < count; index++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  char letterOf(String letters) {
    return letters.charAt(random.nextInt(letters.length()));
  }
}
