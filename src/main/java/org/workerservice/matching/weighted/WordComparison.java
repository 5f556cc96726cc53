package org.workerservice.matching.weighted;

import org.workerservice.matching.score.Discounts;
import org.workerservice.matching.score.NameLevel;
import org.workerservice.matching.score.Similarity;
import org.workerservice.matching.text.NameToken;
import org.workerservice.matching.text.Nicknames;
import org.workerservice.text.Phonetics;
import org.workerservice.text.TextDistance;

/** Compares two words of names; symmetric. */
final class WordComparison {
  /** The bonus for equal American Soundex codes if the words score less than the ceiling. */
  static final double SOUNDEX_BONUS = 0.05;

  static final double SOUNDEX_CEILING = 0.95;

  /** Different short names often differ by one letter: Tim and Tom, Lee and Lea. */
  private static final int LONG_ENOUGH_FOR_ONE_EDIT = 4;

  private static final int LONG_ENOUGH_FOR_TWO_EDITS = 8;
  private static final double ONE_EDIT = 0.88;
  private static final double ONE_EDIT_SHORT = 0.60;
  private static final double TWO_EDITS = 0.80;
  private static final double SOUND = 0.80;

  /** Unrelated names reach a Jaro-Winkler of 0.5 by chance; the range above is stretched to 0.8. */
  private static final double CHANCE = 0.5;

  private static final double STRETCH = 1.6;
  private static final double SIMILAR = 0.55;

  private final Similarity nickname;
  private final Similarity initial;

  WordComparison(Discounts discounts) {
    nickname = new Similarity(discounts.nickname(), NameLevel.NICKNAME);
    initial = new Similarity(discounts.initial(), NameLevel.INITIAL);
  }

  Similarity compare(NameToken left, NameToken right) {
    String one = left.text();
    String other = right.text();
    if (one.equals(other)) {
      return Similarity.EQUAL;
    }
    if (Nicknames.shareGroup(left.nicknames(), right.nicknames())) {
      return nickname;
    }
    if (one.length() == 1 || other.length() == 1) {
      return one.charAt(0) == other.charAt(0) ? initial : Similarity.DIFFERENT;
    }
    return withBonus(bySpelling(left, right), left, right);
  }

  private static Similarity bySpelling(NameToken left, NameToken right) {
    String one = left.text();
    String other = right.text();
    int longest = Math.max(one.length(), other.length());
    if (TextDistance.withinEdits(one, other, 1)) {
      return new Similarity(
          longest >= LONG_ENOUGH_FOR_ONE_EDIT ? ONE_EDIT : ONE_EDIT_SHORT, NameLevel.ONE_EDIT);
    }
    if (longest >= LONG_ENOUGH_FOR_TWO_EDITS && TextDistance.withinEdits(one, other, 2)) {
      return new Similarity(TWO_EDITS, NameLevel.TWO_EDITS);
    }
    if (longest >= LONG_ENOUGH_FOR_ONE_EDIT && soundAlike(left, right)) {
      return new Similarity(SOUND, NameLevel.SOUND);
    }
    double stretched = Math.max(0, (TextDistance.jaroWinkler(one, other) - CHANCE) * STRETCH);
    return new Similarity(
        stretched, stretched >= SIMILAR ? NameLevel.SIMILAR : NameLevel.DIFFERENT);
  }

  private static boolean soundAlike(NameToken left, NameToken right) {
    return sameSoundex(left, right)
        && left.metaphone() == right.metaphone()
        && left.metaphone() != Phonetics.NONE;
  }

  private static boolean sameSoundex(NameToken left, NameToken right) {
    return left.soundex() == right.soundex() && left.soundex() != Phonetics.NONE;
  }

  private static Similarity withBonus(Similarity plain, NameToken left, NameToken right) {
    return sameSoundex(left, right) && plain.score() < SOUNDEX_CEILING
        ? new Similarity(Math.min(1, plain.score() + SOUNDEX_BONUS), plain.level())
        : plain;
  }
}
