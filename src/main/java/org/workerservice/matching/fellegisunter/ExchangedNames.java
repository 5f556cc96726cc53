package org.workerservice.matching.fellegisunter;

import org.workerservice.matching.feature.NameFeatures;
import org.workerservice.matching.text.NameToken;
import org.workerservice.matching.text.WordLevel;
import org.workerservice.matching.text.Words;

/** Compares the family name of each of two records with the given names of the other. */
final class ExchangedNames {
  private static final int MIN_ROTATED = 2;

  private ExchangedNames() {}

  /** Whether both names have the same three words or more, and another one is the family name. */
  static boolean rotated(NameFeatures left, NameFeatures right) {
    return left.given().size() >= MIN_ROTATED
        && left.given().size() == right.given().size()
        && isEqualGiven(left.family(), right)
        && isEqualGiven(right.family(), left)
        && othersAgree(left, right)
        && othersAgree(right, left);
  }

  private static boolean isEqualGiven(NameToken family, NameFeatures other) {
    for (int i = 0; i < other.given().size(); i++) {
      if (!family.missing() && family.text().equals(other.given().get(i).text())) {
        return true;
      }
    }
    return false;
  }

  private static boolean othersAgree(NameFeatures left, NameFeatures right) {
    for (int i = 0; i < left.given().size(); i++) {
      NameToken one = left.given().get(i);
      if (!one.text().equals(right.family().text()) && !isEqualGiven(one, right)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the first by the alphabet of the given names that both records have. */
  static NameToken third(NameFeatures name, NameToken otherFamily) {
    NameToken third = null;
    for (int i = 0; i < name.given().size(); i++) {
      NameToken given = name.given().get(i);
      if (!given.text().equals(otherFamily.text())) {
        third = third == null ? given : NameToken.firstOf(third, given);
      }
    }
    return third;
  }

  /** Prefers the name whose family name is one word; picks the same one for either order. */
  static boolean isFirst(NameFeatures left, NameFeatures right) {
    boolean one = left.familyParts().isEmpty();
    return one == right.familyParts().isEmpty()
        ? left.family().text().compareTo(right.family().text()) <= 0
        : one;
  }

  /** Words that are merely similar are no evidence for exchanged names. */
  static boolean exchangeable(WordLevel one, WordLevel other) {
    WordLevel better = one.atLeast(other) ? one : other;
    WordLevel worse = one.atLeast(other) ? other : one;
    return better.atLeast(WordLevel.TYPING_ERROR)
        && worse.atLeast(better == WordLevel.EQUAL ? WordLevel.NEAR : WordLevel.TYPING_ERROR);
  }

  /** Compares a family name with the given names; one of several words with the first two. */
  static WordLevel crossed(NameFeatures one, NameFeatures other) {
    if (one.family().missing() || other.given().isEmpty()) {
      return WordLevel.DIFFERENT;
    }
    boolean several = !one.familyParts().isEmpty() && !other.joinedGiven().missing();
    NameToken given = several ? other.joinedGiven() : other.given().getFirst();
    return one.family().text().length() > 1 && given.text().length() > 1
        ? Words.compare(one.family(), given)
        : WordLevel.DIFFERENT;
  }
}
