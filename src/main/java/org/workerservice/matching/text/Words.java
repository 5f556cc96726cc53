package org.workerservice.matching.text;

import org.workerservice.text.Letters;
import org.workerservice.text.Phonetics;
import org.workerservice.text.TextDistance;

/** Finds the level of two words of names; symmetric, without allocation. */
public final class Words {
  /** Different short names often differ by one letter: Tim and Tom, Lee and Lea. */
  private static final int LONG_ENOUGH_FOR_ONE_EDIT = 4;

  private static final int LONG_ENOUGH_FOR_TWO_EDITS = 8;
  private static final int LONG_ENOUGH_FOR_SOME_LIKENESS = 6;
  private static final int MIN_PREFIX_LENGTH = 3;

  /** The third letter of a packed sound code. */
  private static final int THREE_CODES = 0xff00;

  private static final double ROMANISED = 0.6;
  private static final double NEAR = 0.92;
  private static final double SCRAMBLED = 0.7;
  private static final double SIMILAR = 0.84;

  private Words() {}

  /**
   * Returns the level of two words. It compares the texts last, because most pairs differ in the
   * precomputed values of the tokens.
   */
  public static WordLevel compare(NameToken left, NameToken right) {
    if (left.letters() == right.letters() && left.text().equals(right.text())) {
      return WordLevel.EQUAL;
    }
    if (Nicknames.shareGroup(left.nicknames(), right.nicknames())) {
      return WordLevel.NICKNAME;
    }
    if (initial(left) || initial(right)) {
      return left.text().charAt(0) == right.text().charAt(0)
          ? WordLevel.INITIAL
          : WordLevel.DIFFERENT;
    }
    boolean sound =
        left.soundex() == right.soundex() && left.soundex() != Phonetics.NONE
            || left.metaphone() == right.metaphone() && left.metaphone() != Phonetics.NONE;
    return Letters.farApart(left.letters(), right.letters()) && !sound
        ? WordLevel.DIFFERENT
        : bySpelling(left, right, sound);
  }

  private static boolean initial(NameToken token) {
    return Integer.bitCount(token.letters()) == 1 && token.text().length() == 1;
  }

  private static WordLevel bySpelling(NameToken left, NameToken right, boolean sound) {
    String one = left.text();
    String other = right.text();
    int longest = Math.max(one.length(), other.length());
    if (TextDistance.withinEdits(one, other, 1)) {
      return longest >= LONG_ENOUGH_FOR_ONE_EDIT ? WordLevel.TYPING_ERROR : WordLevel.SIMILAR;
    }
    if (longest >= LONG_ENOUGH_FOR_SOME_LIKENESS && TextDistance.withinEdits(one, other, 2)) {
      return longest >= LONG_ENOUGH_FOR_TWO_EDITS ? WordLevel.TYPING_ERROR : WordLevel.NEAR;
    }
    if (longest >= LONG_ENOUGH_FOR_ONE_EDIT
        && (left.soundex() == right.soundex() && left.metaphone() == right.metaphone()
            || begins(one, other))) {
      return WordLevel.NEAR;
    }
    double similarity = TextDistance.jaroWinkler(one, other);
    if (similarity >= ROMANISED && sameSound(left, right)) {
      return WordLevel.NEAR;
    }
    if (similarity >= NEAR || scrambled(left, right) && similarity >= SCRAMBLED) {
      return WordLevel.NEAR;
    }
    return similarity >= SIMILAR || sound ? WordLevel.SIMILAR : WordLevel.DIFFERENT;
  }

  /** Whether the words have one sound of at least three consonants, however they are spelled. */
  private static boolean sameSound(NameToken left, NameToken right) {
    return left.metaphone() == right.metaphone() && (left.metaphone() & THREE_CODES) != 0;
  }

  /** Whether the words have the same letters in another order: Sofia and Foisa. */
  private static boolean scrambled(NameToken left, NameToken right) {
    int longest = Math.max(left.text().length(), right.text().length());
    return left.letters() == right.letters()
        && longest >= LONG_ENOUGH_FOR_ONE_EDIT
        && Math.abs(left.text().length() - right.text().length()) <= 1;
  }

  /** Whether one word is an abbreviation of the other. */
  private static boolean begins(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    return shorter >= MIN_PREFIX_LENGTH && one.regionMatches(0, other, 0, shorter);
  }
}
