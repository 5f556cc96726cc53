package org.workerservice.matching.fellegisunter;

import java.util.List;
import org.workerservice.matching.feature.NameFeatures;
import org.workerservice.matching.text.NameToken;
import org.workerservice.matching.text.WordLevel;
import org.workerservice.matching.text.Words;

/** Compares the further given names of two records, without allocation. */
final class FurtherNames {
  private FurtherNames() {}

  /** Whether the names differ in a space: Anne Marie and Annemarie. */
  static boolean joined(NameFeatures left, NameFeatures right) {
    return joins(left.joinedGiven(), right.given().getFirst())
        || joins(right.joinedGiven(), left.given().getFirst());
  }

  private static boolean joins(NameToken joined, NameToken other) {
    return !joined.missing() && Words.compare(joined, other).atLeast(WordLevel.TYPING_ERROR);
  }

  /**
   * Whether a person uses a middle name as first name: then neither record may have a name that the
   * other lacks.
   */
  static boolean otherPosition(List<NameToken> left, List<NameToken> right) {
    return (among(left.getFirst(), right) || among(right.getFirst(), left))
        && (contains(left, right) || contains(right, left));
  }

  private static boolean contains(List<NameToken> names, List<NameToken> others) {
    for (int i = 0; i < others.size(); i++) {
      boolean found = false;
      for (int j = 0; j < names.size() && !found; j++) {
        found = Words.compare(others.get(i), names.get(j)).atLeast(WordLevel.INITIAL);
      }
      if (!found) {
        return false;
      }
    }
    return true;
  }

  private static boolean among(NameToken first, List<NameToken> others) {
    for (int i = 1; i < others.size(); i++) {
      if (first.text().length() > 1
          && Words.compare(first, others.get(i)).atLeast(WordLevel.TYPING_ERROR)) {
        return true;
      }
    }
    return false;
  }

  /** Whether each of two records has a further given name that the other lacks. */
  static boolean inPart(List<NameToken> left, List<NameToken> right) {
    return lacksOne(left, right) && lacksOne(right, left);
  }

  private static boolean lacksOne(List<NameToken> names, List<NameToken> others) {
    for (int i = 1; i < others.size(); i++) {
      boolean found = false;
      for (int j = 1; j < names.size() && !found; j++) {
        found = Words.compare(others.get(i), names.get(j)).atLeast(WordLevel.INITIAL);
      }
      if (!found) {
        return true;
      }
    }
    return false;
  }

  /**
   * Prefers a word to an initial; of two words, picks the same one for either order of the records.
   */
  static boolean isMoreSpecific(NameToken one, NameToken other) {
    boolean word = one.text().length() > 1;
    return word == other.text().length() > 1 ? one.text().compareTo(other.text()) < 0 : word;
  }

  static boolean isFurtherGiven(NameToken family, NameFeatures other) {
    for (int i = 1; i < other.given().size(); i++) {
      if (family.text().length() > 2 && family.text().equals(other.given().get(i).text())) {
        return true;
      }
    }
    return false;
  }
}
