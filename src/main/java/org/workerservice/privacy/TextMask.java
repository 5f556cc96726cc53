package org.workerservice.privacy;

import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** Masks all but the end of a text. */
final class TextMask {
  /** A shorter text would reveal more than half of itself. */
  private static final int MIN_LENGTH_WITH_VISIBLE_END = 8;

  private static final int VISIBLE_END = 4;

  /** One or two letters X, or number signs, may belong to a value. */
  private static final int MIN_FILLERS = 3;

  private static final Pattern EXTENSION = Pattern.compile("(?i)\\b(?:ext|extension|x)\\.? ?\\d+$");

  /** Pages and spreadsheets show the {@code *} of a mask as bullets, blocks or other stars. */
  private static final String STARS = "*•●∗＊█✱✲✳⁎﹡★☆⋆■▪⬤⚫▓";

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
   *
   * <p>A shorter text is masked, too, if three stars hide all but its last four letters or digits,
   * and so is an e-mail address with only stars before the {@code @}.
   */
  static boolean isMasked(String text) {
    return hasFiller(text) && looksMasked(text);
  }

  /** A loop, because nearly every text that is written passes here and has none. */
  private static boolean hasFiller(String text) {
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character == 'X' || character == 'x' || character == '#' || isStar(character)) {
        return true;
      }
    }
    return false;
  }

  private static boolean looksMasked(String text) {
    return isMasked(text, TextMask::isStar, 1)
        || isMasked(text, character -> character == 'X' || character == 'x', MIN_FILLERS)
        || isMasked(text, character -> character == '#', MIN_FILLERS)
        || beginsMasked(text);
  }

  private static boolean beginsMasked(String text) {
    if (text.chars().noneMatch(TextMask::isStar)) {
      return false;
    }
    int domain = text.indexOf('@');
    String hidden =
        domain < 0 ? EXTENSION.matcher(text.strip()).replaceFirst("") : text.substring(0, domain);
    long stars =
        hidden
            .codePoints()
            .takeWhile(character -> !Character.isLetterOrDigit(character))
            .filter(TextMask::isStar)
            .count();
    long readable = hidden.codePoints().filter(Character::isLetterOrDigit).count();
    return stars >= MIN_FILLERS && readable <= VISIBLE_END
        || domain >= 0 && stars > 0 && readable == 0;
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

  private static boolean isStar(int character) {
    return character == '*' || character >= 0x80 && STARS.indexOf(character) >= 0;
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
