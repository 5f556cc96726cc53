package org.workerservice.validation;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The normal forms of a text. All of them are in Unicode normalisation form C, without white space
 * at either end; a text without a visible character, such as a lone zero-width space, becomes
 * empty.
 */
enum TextForm {
  /** Keeps inner white space, which may be part of a number as issued. */
  TRIMMED {
    @Override
    String shape(String text) {
      return trim(text);
    }
  },
  /** Every run of inner white space becomes one space. */
  SINGLE_SPACED {
    @Override
    String shape(String text) {
      return singleSpaced(text);
    }
  },
  /** Single-spaced, in capitals. */
  CAPITALS {
    @Override
    String shape(String text) {
      // Capital letters can come out decomposed (Unicode SpecialCasing.txt).
      return compose(singleSpaced(text).toUpperCase(Locale.ROOT));
    }
  };

  abstract String shape(String text);

  /** Returns the text in this form; the same instance if nothing changes. */
  String apply(String text) {
    String composed = compose(text);
    return hasVisibleCharacter(composed) ? shape(composed) : "";
  }

  private static String compose(String text) {
    return Normalizer.isNormalized(text, Normalizer.Form.NFC)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static boolean hasVisibleCharacter(String text) {
    for (int index = 0; index < text.length(); ) {
      int character = text.codePointAt(index);
      if (!isSpace(character) && Character.getType(character) != Character.FORMAT) {
        return true;
      }
      index += Character.charCount(character);
    }
    return false;
  }

  private static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isEdge(text.charAt(start))) {
      start++;
    }
    while (end > start && isEdge(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static String singleSpaced(String text) {
    String trimmed = trim(text);
    if (isSingleSpaced(trimmed)) {
      return trimmed;
    }
    StringBuilder spaced = new StringBuilder(trimmed.length());
    boolean afterSpace = false;
    for (int index = 0; index < trimmed.length(); index++) {
      char character = trimmed.charAt(index);
      boolean space = isSpace(character);
      if (!space) {
        spaced.append(character);
      } else if (!afterSpace) {
        spaced.append(' ');
      }
      afterSpace = space;
    }
    return spaced.toString();
  }

  private static boolean isSingleSpaced(String text) {
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      if (isSpace(character) && (character != ' ' || isSpace(text.charAt(index - 1)))) {
        return false;
      }
    }
    return true;
  }

  /** White space without width, such as a byte order mark, is dropped only at the ends. */
  private static boolean isEdge(char character) {
    return isSpace(character)
        || character == '\u200B'
        || character == '\u2060'
        || character == '\uFEFF';
  }

  /** All white space of Unicode is in the basic plane; no-break spaces count too. */
  private static boolean isSpace(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }
}
