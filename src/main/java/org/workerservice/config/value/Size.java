package org.workerservice.config.value;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes, written with a binary unit: {@code 512B}, {@code 64KiB}, {@code 1MiB}.
 *
 * @param bytes never negative
 */
public record Size(long bytes) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(B|KiB|MiB|GiB)");

  /** Refuses negative sizes. */
  public Size {
    if (bytes < 0) {
      throw new IllegalArgumentException("a size must not be negative");
    }
  }

  /** Parses a size such as {@code 1MiB}; empty if the text is not a size. */
  public static Optional<Size> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(new Size(Long.parseLong(matcher.group(1)) << shift(matcher.group(2))))
        : Optional.empty();
  }

  /** Returns a size in mebibytes. */
  public static Size mebibytes(int count) {
    return new Size((long) count << 20);
  }

  private static int shift(String unit) {
    return switch (unit) {
      case "GiB" -> 30;
      case "MiB" -> 20;
      case "KiB" -> 10;
      default -> 0;
    };
  }

  @Override
  public String toString() {
    for (String unit : new String[] {"GiB", "MiB", "KiB"}) {
      long size = 1L << shift(unit);
      if (bytes >= size && bytes % size == 0) {
        return bytes / size + unit;
      }
    }
    return bytes + "B";
  }
}
