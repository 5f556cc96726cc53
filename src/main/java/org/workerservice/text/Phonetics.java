package org.workerservice.text;

import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.codec.language.Soundex;

/**
 * Sound codes of normalized words for matching: packed into an int, of the basic letters of a word.
 * {@link Sounds} gives the longer and alternate codes that searches use. Pure.
 */
public final class Phonetics {
  /** The code of a word without basic letters. */
  public static final int NONE = 0;

  private static final int CODE_LENGTH = 4;
  private static final DoubleMetaphone METAPHONE = new DoubleMetaphone();

  private Phonetics() {}

  /** Returns the American Soundex code, packed; {@link #NONE} without basic letters. */
  public static int soundex(String token) {
    String letters = basicLetters(token);
    return letters.isEmpty() ? NONE : pack(Soundex.US_ENGLISH.encode(letters));
  }

  /** Returns the primary Double Metaphone code, packed; {@link #NONE} if there is none. */
  public static int metaphone(String token) {
    String letters = basicLetters(token);
    if (letters.isEmpty()) {
      return NONE;
    }
    String code = METAPHONE.doubleMetaphone(letters);
    return code == null ? NONE : pack(code);
  }

  /** Returns the Soundex code as a blocking key; the first 3 letters for words of other scripts. */
  public static String key(String token) {
    String letters = basicLetters(token);
    return letters.isEmpty() ? start(token) : Soundex.US_ENGLISH.encode(letters);
  }

  private static String start(String token) {
    return token.substring(
        0, token.offsetByCodePoints(0, Math.min(3, token.codePointCount(0, token.length()))));
  }

  private static int pack(String code) {
    int packed = 0;
    for (int i = 0; i < CODE_LENGTH; i++) {
      packed = packed << 8 | (i < code.length() ? code.charAt(i) & 0xff : 0);
    }
    return packed;
  }

  private static String basicLetters(String token) {
    boolean plain = token.chars().allMatch(Phonetics::basic);
    if (plain) {
      return token;
    }
    StringBuilder letters = new StringBuilder(token.length());
    token.chars().filter(Phonetics::basic).forEach(letter -> letters.append((char) letter));
    return letters.toString();
  }

  private static boolean basic(int letter) {
    return letter >= 'a' && letter <= 'z';
  }
}
