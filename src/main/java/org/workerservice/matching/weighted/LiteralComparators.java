package org.workerservice.matching.weighted;

import java.util.List;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.workerservice.matching.feature.IdentifierFeatures;
import org.workerservice.matching.feature.LiteralFeatures;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.score.Component;
import org.workerservice.matching.score.Evidence;
import org.workerservice.matching.score.NameLevel;
import org.workerservice.matching.score.NumberComparison;
import org.workerservice.matching.score.Similarity;
import org.workerservice.matching.score.StrongNumbers;
import org.workerservice.matching.text.BirthDates;
import org.workerservice.matching.text.Nicknames;
import org.workerservice.model.Gender;
import org.workerservice.text.Phonetics;
import org.workerservice.text.TextDistance;

/**
 * The comparators of the specification, section 6.2, with the details of its matching reference:
 * primary names, first given names and first addresses; missing data counts as no agreement.
 */
final class LiteralComparators implements Comparators {
  private static final double FAMILY = 0.5;
  private static final double GIVEN = 0.4;
  private static final double AFFIXES = 0.1;
  private static final double NICKNAME = 0.95;
  private static final double OTHER_PUNCTUATION = 0.98;
  private static final LevenshteinDistance LEVENSHTEIN = LevenshteinDistance.getDefaultInstance();

  @Override
  public Evidence compare(MatchFeatures left, MatchFeatures right) {
    Evidence evidence = new Evidence();
    StrongNumbers.compare(left, right, evidence);
    name(left.literal(), right.literal(), evidence);
    birthDate(left.birthDate(), right.birthDate(), evidence);
    gender(left.gender(), right.gender(), evidence);
    if (left.literal().addressed() && right.literal().addressed()) {
      double score = LiteralAddress.compare(left.literal(), right.literal());
      evidence.set(Component.ADDRESS, score, LiteralAddress.sentence(score));
    }
    identifier(left, right, evidence);
    NumberComparison.taxId(left, right, evidence);
    NumberComparison.documents(left, right, evidence);
    return evidence;
  }

  private static void name(LiteralFeatures left, LiteralFeatures right, Evidence evidence) {
    double family = family(left, right);
    double given = given(left.given(), right.given());
    double affixes =
        (affix(left.prefixes(), right.prefixes()) + affix(left.suffixes(), right.suffixes())) / 2;
    evidence.family = similarity(family);
    evidence.given = similarity(given);
    double score = FAMILY * family + GIVEN * given + AFFIXES * affixes;
    evidence.set(Component.NAME, score, sentence(family, given));
  }

  private static Similarity similarity(double score) {
    return new Similarity(score, score == 1 ? NameLevel.EQUAL : NameLevel.SIMILAR);
  }

  private static String sentence(double family, double given) {
    if (family == 1) {
      return given == 1
          ? "family and first given names are equal"
          : "family names are equal, first given names are scored by similarity";
    }
    return given == 1
        ? "first given names are equal, family names are scored by similarity"
        : "family and first given names are scored by similarity";
  }

  private static double family(LiteralFeatures left, LiteralFeatures right) {
    if (left.family().isEmpty() || right.family().isEmpty()) {
      return 0;
    }
    double spelling = spelling(left.family(), right.family());
    boolean sounds = left.soundex() == right.soundex() && left.soundex() != Phonetics.NONE;
    return sounds && spelling < WordComparison.SOUNDEX_CEILING
        ? Math.min(1, spelling + WordComparison.SOUNDEX_BONUS)
        : spelling;
  }

  private static double given(String left, String right) {
    if (left.isEmpty() || right.isEmpty()) {
      return 0;
    }
    if (left.equals(right)) {
      return 1;
    }
    return Nicknames.shareGroup(Nicknames.groupsOf(left), Nicknames.groupsOf(right))
        ? NICKNAME
        : spelling(left, right);
  }

  private static double spelling(String left, String right) {
    int longest = Math.max(left.length(), right.length());
    double edits = 1 - (double) LEVENSHTEIN.apply(left, right) / longest;
    return Math.max(TextDistance.jaroWinkler(left, right), edits);
  }

  private static double affix(List<String> left, List<String> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return left.isEmpty() && right.isEmpty() ? 1 : 0.5;
    }
    double best = 0;
    for (String one : left) {
      for (String other : right) {
        best = Math.max(best, TextDistance.jaroWinkler(one, other));
      }
    }
    return best;
  }

  private static void birthDate(int left, int right, Evidence evidence) {
    if (left != BirthDates.MISSING && right != BirthDates.MISSING) {
      LiteralBirthDate comparison = LiteralBirthDate.of(left, right);
      evidence.set(Component.BIRTH_DATE, comparison.score(), comparison.evidence());
    }
  }

  private static void gender(Gender left, Gender right, Evidence evidence) {
    if (left == right) {
      evidence.set(Component.GENDER, 1, "genders are equal");
    } else if (left == Gender.UNKNOWN || right == Gender.UNKNOWN) {
      evidence.set(Component.GENDER, 0.5, "one gender is unknown");
    } else {
      evidence.set(Component.GENDER, 0, "genders differ");
    }
  }

  private static void identifier(MatchFeatures left, MatchFeatures right, Evidence evidence) {
    if (left.identifiers().isEmpty() || right.identifiers().isEmpty()) {
      return;
    }
    double best = evidence.strongIdentifier ? 1 : 0;
    for (IdentifierFeatures one : left.identifiers()) {
      for (IdentifierFeatures other : right.identifiers()) {
        best = Math.max(best, identifier(one, other));
      }
    }
    evidence.set(Component.IDENTIFIER, best, identifierSentence(best));
  }

  private static double identifier(IdentifierFeatures left, IdentifierFeatures right) {
    if (left.exact() == right.exact()) {
      return 1;
    }
    return left.plain() == right.plain() ? OTHER_PUNCTUATION : 0;
  }

  private static String identifierSentence(double score) {
    if (score == 1) {
      return "an identifier is equal";
    }
    return score > 0 ? "an identifier is equal except for its punctuation" : "identifiers differ";
  }
}
