package org.workerservice.privacy;

import java.util.function.IntPredicate;

/** Masks all but the end of a text. */
final class TextMask {
  /** A shorter text would reveal more than half of itself. */
  private static final int MIN_LENGTH_WITH_VISIBLE_END = 8;

  private static final int VISIBLE_END = 4;

  /** One or two letters X, or number signs, may belong to a value. */
  private static final int MIN_FILLERS = 3;

  private TextMask() {}

  /**
   * Returns the text with letters, digits and other meaningful characters replaced by {@code *},
   * one per code point; punctuation and spaces stay. The last four code points stay if the text has
   * at least eight.
   */
  static String mask(String text) {
    int visibleFrom = visibleFrom(text);
    StringBuilder masked = new StringBuilder(text.length());
    for (int index = 0; index < visibleFrom; ) {
      int character = text.codePointAt(index);
      masked.append(isLayout(character) ? (char) character : '*');
      index += Character.charCount(character);
    }
    return masked.append(text, visibleFrom, text.length()).toString();
  }

  /**
   * Returns whether a text looks like the result of {@link #mask}: before the visible end, if it is
   * long enough for one, are only {@code *} and punctuation, with at least one {@code *}. A bullet
   * or another star counts as {@code *}. So do three or more {@code X} or {@code #}, with which
   * other products mask, unless a text has both. Spaces around the text make no difference.
   */
  static boolean isMasked(String text) {
    return isMasked(text, TextMask::isStar, 1)
        || isMasked(text, character -> character == 'X' || character == 'x', MIN_FILLERS)
        || isMasked(text, character -> character == '#', MIN_FILLERS);
  }

  private static boolean isMasked(String text, IntPredicate isStar, int min) {
    if (text.chars().filter(isStar).limit(min).count() < min) {
      return false;
    }
    String trimmed = withStars(text.strip(), isStar);
    int visibleFrom = visibleFrom(trimmed);
    return trimmed.chars().limit(visibleFrom).filter(character -> character == '*').count() >= min
        && mask(trimmed).equals(trimmed);
  }

  private static String withStars(String text, IntPredicate isStar) {
    StringBuilder stars = new StringBuilder(text.length());
    text.chars()
        .forEach(character -> stars.append(isStar.test(character) ? '*' : (char) character));
    return stars.toString();
  }

  /** Pages and spreadsheets show the {@code *} of a mask as bullets, or in full width. */
  private static boolean isStar(int character) {
    return switch (character) {
      case '*', '•', '●', '∗', '＊', '█' -> true;
      default -> false;
    };
  }

  private static int visibleFrom(String text) {
    int length = text.codePointCount(0, text.length());
    return length < MIN_LENGTH_WITH_VISIBLE_END
        ? text.length()
        : text.offsetByCodePoints(text.length(), -VISIBLE_END);
  }

  /** Combining marks and symbols outside ASCII are masked too: an accent can reveal a letter. */
  private static boolean isLayout(int character) {
    if (character < 0x80) {
      return !Character.isLetterOrDigit(character);
    }
    return Character.isBmpCodePoint(character)
        && switch (Character.getType(character)) {
          case Character.SPACE_SEPARATOR,
              Character.CONNECTOR_PUNCTUATION,
              Character.DASH_PUNCTUATION,
              Character.START_PUNCTUATION,
              Character.END_PUNCTUATION,
              Character.INITIAL_QUOTE_PUNCTUATION,
              Character.FINAL_QUOTE_PUNCTUATION,
              Character.OTHER_PUNCTUATION ->
              true;
          default -> false;
        };
  }
}
