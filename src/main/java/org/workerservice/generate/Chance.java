package org.workerservice.generate;

import java.util.List;
import java.util.SplittableRandom;

/** The only source of randomness of a run. Not thread-safe. */
public final class Chance {
  private final SplittableRandom random;

  /** Starts the sequence of a seed. */
  public Chance(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Returns true in this share of the calls, from 0 to 1. */
  public boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  /** Returns a number from 0 to {@code bound} - 1. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** Returns a number between both limits, which are included. */
  public int between(int lowest, int highest) {
    return random.nextInt(lowest, highest + 1);
  }

  long longBelow(long bound) {
    return random.nextLong(bound);
  }

  /** Returns one of the values, each with the same probability. */
  public <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** Returns a text of random digits. */
  public String digits(int count) {
    StringBuilder digits = new StringBuilder(count);
    for (int index = 0; index < count; index++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  /** Returns a random character of the text. */
  public char letterOf(String letters) {
    return letters.charAt(random.nextInt(letters.length()));
  }
}
