package org.workerservice.matching.fellegisunter;

import java.util.List;
import org.workerservice.matching.feature.NameFeatures;
import org.workerservice.matching.score.ComparisonLevel;
import org.workerservice.matching.text.Generation;
import org.workerservice.matching.text.NameToken;
import org.workerservice.matching.text.WordLevel;
import org.workerservice.matching.text.Words;
import org.workerservice.text.TextDistance;

/**
 * Compares all names of one record with all names of the other and keeps the best pair; symmetric,
 * without allocation.
 */
final class NameLevels {
  private static final double FAMILY = 0.55;
  private static final double GIVEN = 0.45;

  /** A missing part must not hide the agreement or difference of the other part. */
  private static final double UNKNOWN = 0.4;

  private static final int MIN_ROTATED = 2;

  private ComparisonLevel family;
  private ComparisonLevel given;
  private ComparisonLevel middle;
  private NameToken familyValue;
  private NameToken givenValue;
  private NameToken middleValue;
  private boolean bothNames;
  private boolean initialsDiffer;
  private boolean severalEdits;
  private double bestRank;

  void compare(List<NameFeatures> left, List<NameFeatures> right, PairLevels levels) {
    bestRank = -1;
    for (int i = 0; i < left.size(); i++) {
      for (int j = 0; j < right.size(); j++) {
        if (left.get(i).transliterated() && right.get(j).transliterated()) {
          // Compare the original scripts instead: many Chinese names sound alike.
          continue;
        }
        compare(left.get(i), right.get(j));
        double rank = rank() - (i + j > 0 ? 0.01 : 0);
        if (rank > bestRank || rank == bestRank && comesBefore(levels)) {
          bestRank = rank;
          keep(levels, i + j > 0);
        }
      }
    }
    if (!left.isEmpty() && !right.isEmpty()) {
      int one = left.getFirst().generation();
      int other = right.getFirst().generation();
      levels.generationOfOne = Generation.isCertain(one) != Generation.isCertain(other);
      levels.generationsDiffer = Generation.differ(one, other);
    }
  }

  private double rank() {
    return FAMILY * (family == null ? UNKNOWN : family.agreement())
        + GIVEN * (given == null ? UNKNOWN : given.agreement())
        + 0.001 * (middle == null ? UNKNOWN : middle.agreement());
  }

  /** Breaks ties by value, in the same way for either order of the records. */
  private boolean comesBefore(PairLevels kept) {
    int byFamily = text(familyValue).compareTo(text(kept.family));
    return byFamily < 0 || byFamily == 0 && text(givenValue).compareTo(text(kept.given)) < 0;
  }

  private static String text(NameToken value) {
    return value == null ? "" : value.text();
  }

  private void keep(PairLevels levels, boolean alias) {
    levels.clearName();
    if (family != null) {
      levels.set(family);
    }
    if (given != null) {
      levels.set(given);
    }
    if (middle != null) {
      levels.set(middle);
    }
    levels.bothNames = bothNames;
    levels.initialsDiffer = initialsDiffer;
    levels.severalEdits = severalEdits;
    levels.family = familyValue;
    levels.given = givenValue;
    levels.middle = middleValue;
    levels.alias = alias;
  }

  private void compare(NameFeatures left, NameFeatures right) {
    family = null;
    given = null;
    middle = null;
    familyValue = null;
    givenValue = null;
    middleValue = null;
    bothNames = false;
    initialsDiffer = false;
    severalEdits = false;
    if (!left.family().missing() && !right.family().missing()) {
      families(left, right);
    }
    if (!left.given().isEmpty() && !right.given().isEmpty()) {
      givens(left, right);
    }
    if (family == ComparisonLevel.FAMILY_NAME_DIFFERENT && given != null) {
      keptFamilyName(left, right);
    }
    boolean otherGiven = given == null || given.agreement() < 0.6;
    boolean otherFamily = family == null || family.agreement() < 0.6;
    if (otherGiven && (otherFamily || SameWords.in(left, right))) {
      exchanged(left, right);
    }
  }

  private void families(NameFeatures left, NameFeatures right) {
    WordLevel whole = Words.compare(left.family(), right.family());
    family =
        switch (whole) {
          case EQUAL, NICKNAME -> ComparisonLevel.FAMILY_NAME_EQUAL;
          case TYPING_ERROR -> ComparisonLevel.FAMILY_NAME_TYPING_ERROR;
          case NEAR -> ComparisonLevel.FAMILY_NAME_NEAR;
          case INITIAL, SIMILAR -> ComparisonLevel.FAMILY_NAME_SIMILAR;
          case DIFFERENT -> ComparisonLevel.FAMILY_NAME_DIFFERENT;
        };
    familyValue = rarer(left.family(), right.family());
    boolean severalWords = !left.familyParts().isEmpty() || !right.familyParts().isEmpty();
    if (severalWords && whole != WordLevel.EQUAL) {
      familyParts(left, right);
    }
  }

  private void familyParts(NameFeatures left, NameFeatures right) {
    int ones = left.familyParts().isEmpty() ? 1 : left.familyParts().size();
    int others = right.familyParts().isEmpty() ? 1 : right.familyParts().size();
    int equal = 0;
    boolean near = false;
    NameToken shared = null;
    for (int i = 0; i < ones; i++) {
      NameToken one = left.familyParts().isEmpty() ? left.family() : left.familyParts().get(i);
      for (int j = 0; j < others; j++) {
        NameToken other =
            right.familyParts().isEmpty() ? right.family() : right.familyParts().get(j);
        WordLevel level = Words.compare(one, other);
        if (level == WordLevel.EQUAL && one.text().length() > 2) {
          equal++;
          shared = shared == null || one.text().compareTo(shared.text()) < 0 ? one : shared;
        }
        near |= level == WordLevel.TYPING_ERROR;
      }
    }
    if (equal > 0) {
      boolean all = equal >= ones && equal >= others;
      family = all ? ComparisonLevel.FAMILY_NAME_EQUAL : ComparisonLevel.FAMILY_NAME_PART;
      familyValue = shared;
    } else if (near && family.agreement() < 0.8) {
      family = ComparisonLevel.FAMILY_NAME_NEAR;
    }
  }

  private void givens(NameFeatures left, NameFeatures right) {
    NameToken one = left.given().getFirst();
    NameToken other = right.given().getFirst();
    WordLevel first = Words.compare(one, other);
    givenValue = rarer(one, other);
    boolean alike = first.atLeast(WordLevel.SIMILAR) && !first.atLeast(WordLevel.NICKNAME);
    bothNames = alike && one.hasNicknames() && other.hasNicknames();
    initialsDiffer = alike && one.text().charAt(0) != other.text().charAt(0);
    severalEdits = alike && !TextDistance.withinEdits(one.text(), other.text(), 1);
    if (!first.atLeast(WordLevel.TYPING_ERROR) && joined(left, right)) {
      given = ComparisonLevel.GIVEN_NAME_TYPING_ERROR;
    } else if (first.atLeast(WordLevel.INITIAL)) {
      given = level(first);
      if (left.given().size() > 1 && right.given().size() > 1) {
        middles(left.given(), right.given());
      }
    } else if (otherPosition(left.given(), right.given())) {
      given = ComparisonLevel.GIVEN_NAME_OTHER_POSITION;
      initialsDiffer = false;
      severalEdits = false;
    } else {
      given = level(first);
    }
  }

  private static ComparisonLevel level(WordLevel first) {
    return switch (first) {
      case EQUAL -> ComparisonLevel.GIVEN_NAME_EQUAL;
      case NICKNAME -> ComparisonLevel.GIVEN_NAME_NICKNAME;
      case TYPING_ERROR -> ComparisonLevel.GIVEN_NAME_TYPING_ERROR;
      case NEAR -> ComparisonLevel.GIVEN_NAME_NEAR;
      case INITIAL -> ComparisonLevel.GIVEN_NAME_INITIAL;
      case SIMILAR -> ComparisonLevel.GIVEN_NAME_SIMILAR;
      case DIFFERENT -> ComparisonLevel.GIVEN_NAME_DIFFERENT;
    };
  }

  /** Whether the names differ in a space: Anne Marie and Annemarie. */
  private static boolean joined(NameFeatures left, NameFeatures right) {
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
  private static boolean otherPosition(List<NameToken> left, List<NameToken> right) {
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

  private void middles(List<NameToken> left, List<NameToken> right) {
    WordLevel best = WordLevel.DIFFERENT;
    for (int i = 1; i < left.size(); i++) {
      for (int j = 1; j < right.size(); j++) {
        WordLevel level = Words.compare(left.get(i), right.get(j));
        NameToken value = rarer(left.get(i), right.get(j));
        if (middleValue == null
            || level.compareTo(best) < 0
            || level == best && isMoreSpecific(value, middleValue)) {
          best = level;
          middleValue = value;
        }
      }
    }
    middle =
        switch (best) {
          case EQUAL ->
              middleValue.text().length() == 1
                  ? ComparisonLevel.MIDDLE_NAME_INITIAL
                  : inPart(left, right)
                      ? ComparisonLevel.MIDDLE_NAME_PART
                      : ComparisonLevel.MIDDLE_NAME_EQUAL;
          case NICKNAME, TYPING_ERROR, NEAR -> ComparisonLevel.MIDDLE_NAME_SIMILAR;
          case INITIAL -> ComparisonLevel.MIDDLE_NAME_INITIAL;
          case SIMILAR, DIFFERENT -> ComparisonLevel.MIDDLE_NAME_DIFFERENT;
        };
  }

  /** Whether each of two records has a further given name that the other lacks. */
  private static boolean inPart(List<NameToken> left, List<NameToken> right) {
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
  private static boolean isMoreSpecific(NameToken one, NameToken other) {
    boolean word = one.text().length() > 1;
    return word == other.text().length() > 1 ? one.text().compareTo(other.text()) < 0 : word;
  }

  /** After a marriage many people keep the former family name as a middle name. */
  private void keptFamilyName(NameFeatures left, NameFeatures right) {
    boolean named = given.agreement() >= ComparisonLevel.GIVEN_NAME_TYPING_ERROR.agreement();
    boolean one = isFurtherGiven(left.family(), right);
    boolean other = isFurtherGiven(right.family(), left);
    if (named && (one || other)) {
      family = ComparisonLevel.FAMILY_NAME_PART;
      familyValue =
          one && other
              ? rarer(left.family(), right.family())
              : one ? left.family() : right.family();
      middle = null;
    }
  }

  private static boolean isFurtherGiven(NameToken family, NameFeatures other) {
    for (int i = 1; i < other.given().size(); i++) {
      if (family.text().length() > 2 && family.text().equals(other.given().get(i).text())) {
        return true;
      }
    }
    return false;
  }

  private void exchanged(NameFeatures left, NameFeatures right) {
    if (rotated(left, right)) {
      exchange(left, right);
      middleValue = third(left, right.family());
      middle = middleValue == null ? null : ComparisonLevel.MIDDLE_NAME_EQUAL;
      return;
    }
    if (SameWords.in(left, right)) {
      exchange(left, right);
      values(isFirst(left, right) ? left : right);
      return;
    }
    WordLevel one = crossed(left, right);
    WordLevel other = crossed(right, left);
    if (exchangeable(one, other)) {
      exchange(left, right);
    } else if (one.atLeast(WordLevel.TYPING_ERROR) || other.atLeast(WordLevel.TYPING_ERROR)) {
      exchangedInPart(left, right, one, other);
    }
  }

  private void exchange(NameFeatures left, NameFeatures right) {
    family = ComparisonLevel.FAMILY_NAME_EXCHANGED;
    given = ComparisonLevel.GIVEN_NAME_EXCHANGED;
    initialsDiffer = false;
    severalEdits = false;
    boolean ordered = isFirst(left, right);
    familyValue = ordered ? left.family() : right.family();
    givenValue = ordered ? right.family() : left.family();
    middle = null;
  }

  /** Prefers the name whose family name is one word; picks the same one for either order. */
  private static boolean isFirst(NameFeatures left, NameFeatures right) {
    boolean one = left.familyParts().isEmpty();
    return one == right.familyParts().isEmpty()
        ? left.family().text().compareTo(right.family().text()) <= 0
        : one;
  }

  /** A further word adds less than where it stands in the same place in both names. */
  private void values(NameFeatures name) {
    familyValue = name.family();
    givenValue = name.given().getFirst();
    if (name.given().size() > 1) {
      middleValue = name.given().get(1);
      middle = ComparisonLevel.MIDDLE_NAME_PART;
    }
  }

  /** Whether both names have the same three words or more, and another one is the family name. */
  private static boolean rotated(NameFeatures left, NameFeatures right) {
    return left.given().size() >= MIN_ROTATED
        && left.given().size() == right.given().size()
        && isEqualGiven(left.family(), right)
        && isEqualGiven(right.family(), left)
        && othersAgree(left, right)
        && othersAgree(right, left);
  }

  /** Returns the first by the alphabet of the given names that both records have. */
  private static NameToken third(NameFeatures name, NameToken otherFamily) {
    NameToken third = null;
    for (int i = 0; i < name.given().size(); i++) {
      NameToken given = name.given().get(i);
      if (!given.text().equals(otherFamily.text())) {
        third = third == null ? given : rarer(third, given);
      }
    }
    return third;
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

  /** Words that are merely similar are no evidence for exchanged names. */
  private static boolean exchangeable(WordLevel one, WordLevel other) {
    WordLevel better = one.atLeast(other) ? one : other;
    WordLevel worse = one.atLeast(other) ? other : one;
    return better.atLeast(WordLevel.TYPING_ERROR)
        && worse.atLeast(better == WordLevel.EQUAL ? WordLevel.NEAR : WordLevel.TYPING_ERROR);
  }

  /**
   * Handles names of which one word is a family name in one record and a given name in the other,
   * while the other words differ or are missing.
   */
  private void exchangedInPart(
      NameFeatures left, NameFeatures right, WordLevel one, WordLevel other) {
    boolean complete = left.complete() && right.complete();
    boolean alike = one.atLeast(WordLevel.SIMILAR) && other.atLeast(WordLevel.SIMILAR);
    familyValue = one.compareTo(other) <= 0 ? left.family() : right.family();
    family =
        complete && !alike
            ? ComparisonLevel.FAMILY_NAME_SIMILAR
            : ComparisonLevel.FAMILY_NAME_EXCHANGED;
    given =
        !complete
            ? null
            : alike ? ComparisonLevel.GIVEN_NAME_SIMILAR : ComparisonLevel.GIVEN_NAME_DIFFERENT;
    givenValue = null;
    middle = null;
  }

  /** Compares a family name with the given names; one of several words with the first two. */
  private static WordLevel crossed(NameFeatures one, NameFeatures other) {
    if (one.family().missing() || other.given().isEmpty()) {
      return WordLevel.DIFFERENT;
    }
    boolean several = !one.familyParts().isEmpty() && !other.joinedGiven().missing();
    NameToken given = several ? other.joinedGiven() : other.given().getFirst();
    return one.family().text().length() > 1 && given.text().length() > 1
        ? Words.compare(one.family(), given)
        : WordLevel.DIFFERENT;
  }

  /** Returns the same one of two values for either order of the records. */
  private static NameToken rarer(NameToken one, NameToken other) {
    return one.text().compareTo(other.text()) <= 0 ? one : other;
  }
}
