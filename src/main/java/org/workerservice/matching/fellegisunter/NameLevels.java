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
    familyValue = NameToken.firstOf(left.family(), right.family());
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
    givenValue = NameToken.firstOf(one, other);
    boolean alike = first.atLeast(WordLevel.SIMILAR) && !first.atLeast(WordLevel.NICKNAME);
    bothNames = alike && one.hasNicknames() && other.hasNicknames();
    initialsDiffer = alike && one.text().charAt(0) != other.text().charAt(0);
    severalEdits = alike && !TextDistance.withinEdits(one.text(), other.text(), 1);
    if (!first.atLeast(WordLevel.TYPING_ERROR) && FurtherNames.joined(left, right)) {
      given = ComparisonLevel.GIVEN_NAME_TYPING_ERROR;
    } else if (first.atLeast(WordLevel.INITIAL)) {
      given = level(first);
      if (left.given().size() > 1 && right.given().size() > 1) {
        middles(left.given(), right.given());
      }
    } else if (FurtherNames.otherPosition(left.given(), right.given())) {
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

  private void middles(List<NameToken> left, List<NameToken> right) {
    WordLevel best = WordLevel.DIFFERENT;
    for (int i = 1; i < left.size(); i++) {
      for (int j = 1; j < right.size(); j++) {
        WordLevel level = Words.compare(left.get(i), right.get(j));
        NameToken value = NameToken.firstOf(left.get(i), right.get(j));
        if (middleValue == null
            || level.compareTo(best) < 0
            || level == best && FurtherNames.isMoreSpecific(value, middleValue)) {
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
                  : FurtherNames.inPart(left, right)
                      ? ComparisonLevel.MIDDLE_NAME_PART
                      : ComparisonLevel.MIDDLE_NAME_EQUAL;
          case NICKNAME, TYPING_ERROR, NEAR -> ComparisonLevel.MIDDLE_NAME_SIMILAR;
          case INITIAL -> ComparisonLevel.MIDDLE_NAME_INITIAL;
          case SIMILAR, DIFFERENT -> ComparisonLevel.MIDDLE_NAME_DIFFERENT;
        };
  }

  /** After a marriage many people keep the former family name as a middle name. */
  private void keptFamilyName(NameFeatures left, NameFeatures right) {
    boolean named = given.agreement() >= ComparisonLevel.GIVEN_NAME_TYPING_ERROR.agreement();
    boolean one = FurtherNames.isFurtherGiven(left.family(), right);
    boolean other = FurtherNames.isFurtherGiven(right.family(), left);
    if (named && (one || other)) {
      family = ComparisonLevel.FAMILY_NAME_PART;
      familyValue =
          one && other
              ? NameToken.firstOf(left.family(), right.family())
              : one ? left.family() : right.family();
      middle = null;
    }
  }

  private void exchanged(NameFeatures left, NameFeatures right) {
    if (ExchangedNames.rotated(left, right)) {
      exchange(left, right);
      middleValue = ExchangedNames.third(left, right.family());
      middle = middleValue == null ? null : ComparisonLevel.MIDDLE_NAME_EQUAL;
      return;
    }
    if (SameWords.in(left, right)) {
      exchange(left, right);
      values(ExchangedNames.isFirst(left, right) ? left : right);
      return;
    }
    WordLevel one = ExchangedNames.crossed(left, right);
    WordLevel other = ExchangedNames.crossed(right, left);
    if (ExchangedNames.exchangeable(one, other)) {
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
    boolean ordered = ExchangedNames.isFirst(left, right);
    familyValue = ordered ? left.family() : right.family();
    givenValue = ordered ? right.family() : left.family();
    middle = null;
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
}
