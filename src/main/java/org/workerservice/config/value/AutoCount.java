package org.workerservice.config.value;

import java.util.Locale;
import java.util.Optional;

/**
 * A count that is either fixed by the operator or derived from the number of cores.
 *
 * @param fixed the count, or 0 for derived
 */
public record AutoCount(int fixed) {
  /** Derived from the number of cores. */
  public static final AutoCount AUTO = new AutoCount(0);

  /** Refuses negative counts. */
  public AutoCount {
    if (fixed < 0) {
      throw new IllegalArgumentException("a count must not be negative");
    }
  }

  /** Returns the count; empty if the text is none. */
  public static Optional<AutoCount> parse(String text) {
    if (text.toLowerCase(Locale.ROOT).equals("auto")) {
      return Optional.of(AUTO);
    }
    return WholeNumbers.parse(text).filter(number -> number >= 0).map(AutoCount::new);
  }

  /** Returns the fixed count, or else the derived one. */
  public int orElse(int derived) {
    return fixed == 0 ? derived : fixed;
  }

  @Override
  public String toString() {
    return fixed == 0 ? "auto" : Integer.toString(fixed);
  }
}
