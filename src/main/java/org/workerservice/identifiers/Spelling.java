package org.workerservice.identifiers;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** The characters of a written number that have no meaning and are dropped before parsing. */
enum Spelling {
  /**
   * Drops punctuation, symbols and white space. Letters stay, so that the number is rejected:
   * dropping them would turn a number of another scheme into one of this scheme.
   */
  ANY_SEPARATOR("[\\p{P}\\p{S}\\p{Z}\\p{C}]"),
  /** As {@link #ANY_SEPARATOR}, but keeps hyphens and plus signs, which have a meaning. */
  ALL_BUT_SIGNS("[\\p{P}\\p{S}\\p{Z}\\p{C}&&[^-+]]");

  /** Longer than any number with its separators; limits the work for hostile input. */
  private static final int MAX_LENGTH = 64;

  /** Dashes, the minus sign, and the long-vowel marks that Japanese keyboards give for a hyphen. */
  private static final Pattern DASH = Pattern.compile("[\\p{Pd}\\u2212\\u30FC\\uFF70]");

  private static final int FULL_WIDTH_OFFSET = '\uFF01' - '!';

  private static final int ASCII = 128;

  private final Pattern dropped;

  /** The same for ASCII, for speed: nearly all numbers are ASCII. */
  private final boolean[] asciiToDropped = new boolean[ASCII];

  Spelling(String dropped) {
    this.dropped = Pattern.compile(dropped);
    for (char character = 0; character < ASCII; character++) {
      asciiToDropped[character] = this.dropped.matcher(String.valueOf(character)).matches();
    }
  }

  /** Returns the value without its separators, in capitals; empty when it is null or too long. */
  Optional<String> compact(String value) {
    if (value == null || value.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    boolean ascii = value.chars().allMatch(character -> character < ASCII);
    return Optional.of(ascii ? compactAscii(value) : dropped.matcher(fold(value)).replaceAll(""));
  }

  /**
   * Returns the number without the hyphens and plus signs that separate groups; only the one after
   * {@code count} letters and digits stays.
   */
  static String withSignOnlyAfter(int count, String number) {
    int end = 0;
    for (int kept = 0; end < number.length() && kept < count; end++) {
      kept += isSign(number.charAt(end)) ? 0 : 1;
    }
    String rest = withoutSigns(number.substring(end));
    boolean signed = end < number.length() && isSign(number.charAt(end)) && !rest.isEmpty();
    return withoutSigns(number.substring(0, end)) + (signed ? number.charAt(end) : "") + rest;
  }

  private static boolean isSign(char character) {
    return character == '-' || character == '+';
  }

  private static String withoutSigns(String text) {
    return text.replace("-", "").replace("+", "");
  }

  private String compactAscii(String value) {
    StringBuilder kept = new StringBuilder(value.length());
    for (int index = 0; index < value.length(); index++) {
      char character = value.charAt(index);
      if (!asciiToDropped[character]) {
        kept.append(capital(character));
      }
    }
    return kept.toString();
  }

  /**
   * Unifies the ways to type a character: composed accents, full-width forms (common in Japanese
   * input), digits of other scripts, kinds of dash, lower case.
   */
  private static String fold(String value) {
    String composed = Normalizer.normalize(value, Normalizer.Form.NFC);
    StringBuilder folded = new StringBuilder(composed.length());
    composed.chars().forEach(character -> folded.append(capital(narrow((char) character))));
    return DASH.matcher(folded).replaceAll("-");
  }

  /** Returns the ASCII form of full-width characters and of the digits of other scripts. */
  private static char narrow(char character) {
    if (Character.isDigit(character)) {
      return Character.forDigit(Character.digit(character, 10), 10);
    }
    boolean fullWidth = character >= '\uFF01' && character <= '\uFF5E';
    return fullWidth ? (char) (character - FULL_WIDTH_OFFSET) : character;
  }

  /** Capitalises only ASCII and ñ: the full rules turn a dotless ı into I and ß into SS. */
  private static char capital(char character) {
    boolean small = (character >= 'a' && character <= 'z') || character == 'ñ';
    return small ? Character.toUpperCase(character) : character;
  }
}
