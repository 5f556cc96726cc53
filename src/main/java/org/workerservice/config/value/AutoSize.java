package org.workerservice.config.value;

import java.util.Locale;
import java.util.Optional;

/**
 * A number of bytes that is either fixed by the operator or derived.
 *
 * @param fixed empty for derived
 */
public record AutoSize(Optional<Size> fixed) {
  /** Derived. */
  public static final AutoSize AUTO = new AutoSize(Optional.empty());

  /** Returns the size; empty if the text is none. */
  public static Optional<AutoSize> parse(String text) {
    return text.toLowerCase(Locale.ROOT).equals("auto")
        ? Optional.of(AUTO)
        : Size.parse(text).map(size -> new AutoSize(Optional.of(size)));
  }

  /** Returns the fixed number of bytes, or else the derived one. */
  public long orElse(long derived) {
    return fixed.map(Size::bytes).orElse(derived);
  }

  @Override
  public String toString() {
    return fixed.map(Size::toString).orElse("auto");
  }
}
