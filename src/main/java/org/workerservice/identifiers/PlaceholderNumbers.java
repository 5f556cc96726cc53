package org.workerservice.identifiers;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises values that people type into a number field when they do not know the number.
 * Strangers share such values, so they must never be evidence that two records are one person.
 *
 * <p>The rule looks at the letters and digits of the whole value, in any case, and ignores all
 * other characters. A placeholder is:
 *
 * <ul>
 *   <li>nothing at all, or zeros only (of any length);
 *   <li>one letter or digit repeated three times or more, or one digit repeated seven times or more
 *       between single letters;
 *   <li>a run of five or more that goes up or down by one in every step (after 9 comes 0);
 *   <li>a word that means that the number is missing, or a made-up word followed by digits
 *       ("test1");
 *   <li>one of the social security numbers that were printed in advertisements.
 * </ul>
 *
 * <p>A number that only begins with a run (NPI 1234567893, CPF 12345678909) is not a placeholder:
 * its check digit breaks the run. A number that is one whole run is a placeholder even if its check
 * digit happens to be right, such as the Portuguese tax number 123456789.
 */
public final class PlaceholderNumbers {
  private static final int MIN_REPETITION_LENGTH = 3;
  private static final int MIN_RUN_LENGTH = 5;

  /** One repeated digit between at most one letter on each side, such as 00000000T or X0000000. */
  private static final Pattern REPETITION_WITH_LETTERS =
      Pattern.compile("[A-Z]?([0-9])\\1{6,}[A-Z]?");

  private static final Set<String> MADE_UP_WORDS =
      Set.of("DUMMY", "EXAMPLE", "FAKE", "PLACEHOLDER", "SAMPLE", "TEST", "TESTING", "UNKNOWN");

  /** Printed on a card sold with wallets in 1938, and in a government leaflet of 1940. */
  private static final Set<String> ADVERTISED_NUMBERS = Set.of("078051120", "219099999");

  private PlaceholderNumbers() {}

  /** Returns whether the value means "unknown". Never throws; null counts as blank. */
  public static boolean isPlaceholder(String value) {
    String compact = value == null ? "" : MissingWords.compact(value);
    return MissingWords.matchesCompact(compact)
        || compact.chars().allMatch(character -> character == '0')
        || isSequence(compact, 0, MIN_REPETITION_LENGTH)
        || isSequence(compact, 1, MIN_RUN_LENGTH)
        || isSequence(compact, -1, MIN_RUN_LENGTH)
        || REPETITION_WITH_LETTERS.matcher(compact).matches()
        || MADE_UP_WORDS.contains(withoutTrailingDigits(compact))
        || ADVERTISED_NUMBERS.contains(compact);
  }

  private static boolean isSequence(String compact, int step, int shortest) {
    if (compact.length() < shortest) {
      return false;
    }
    for (int index = 1; index < compact.length(); index++) {
      if (compact.charAt(index) != next(compact.charAt(index - 1), step)) {
        return false;
      }
    }
    return true;
  }

  private static int next(char character, int step) {
    boolean digit = character >= '0' && character <= '9';
    return digit ? '0' + Math.floorMod(character - '0' + step, 10) : character + step;
  }

  private static String withoutTrailingDigits(String compact) {
    int end = compact.length();
    while (end > 0 && Character.isDigit(compact.charAt(end - 1))) {
      end--;
    }
    return compact.substring(0, end);
  }
}
