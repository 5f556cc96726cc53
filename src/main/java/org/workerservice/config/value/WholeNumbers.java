package org.workerservice.config.value;

import java.util.Optional;

/** Reads whole numbers in settings. */
public final class WholeNumbers {
  private WholeNumbers() {}

  /** Returns the number; empty if the text is none. */
  public static Optional<Integer> parse(String text) {
    try {
      return Optional.of(Integer.valueOf(text));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }
}
