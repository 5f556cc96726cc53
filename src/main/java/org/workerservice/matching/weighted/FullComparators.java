package org.workerservice.matching.weighted;

import java.util.List;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.feature.NameFeatures;
import org.workerservice.matching.score.BirthDateComparison;
import org.workerservice.matching.score.Component;
import org.workerservice.matching.score.Discounts;
import org.workerservice.matching.score.Evidence;
import org.workerservice.matching.score.NumberComparison;
import org.workerservice.matching.score.StrongNumbers;
import org.workerservice.matching.text.BirthDates;
import org.workerservice.matching.text.Generation;
import org.workerservice.model.Gender;

/** The comparators of the presets {@code default}, {@code strict} and {@code lenient}. */
final class FullComparators implements Comparators {
  private final NameComparison names;

  FullComparators(Discounts discounts) {
    names = new NameComparison(discounts);
  }

  @Override
  public Evidence compare(MatchFeatures left, MatchFeatures right) {
    Evidence evidence = new Evidence();
    StrongNumbers.compare(left, right, evidence);
    names(left, right, evidence);
    birthDate(left.birthDate(), right.birthDate(), evidence);
    gender(left.gender(), right.gender(), evidence);
    address(left, right, evidence);
    NumberComparison.identifiers(left, right, evidence);
    NumberComparison.taxId(left, right, evidence);
    NumberComparison.documents(left, right, evidence);
    NumberComparison.phones(left, right, evidence);
    NumberComparison.emails(left, right, evidence);
    return evidence;
  }

  private void names(MatchFeatures left, MatchFeatures right, Evidence evidence) {
    names.compare(left.names(), right.names()).ifPresent(match -> add(match, evidence));
    evidence.generationsDiffer = generationsDiffer(left.names(), right.names());
  }

  private static void add(NameMatch match, Evidence evidence) {
    evidence.family = match.family();
    evidence.given = match.given();
    evidence.richGivenNames = match.rich();
    evidence.set(Component.NAME, match.score(), NameEvidence.of(match));
  }

  private static boolean generationsDiffer(List<NameFeatures> left, List<NameFeatures> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return false;
    }
    return Generation.differ(left.getFirst().generation(), right.getFirst().generation());
  }

  private static void birthDate(int left, int right, Evidence evidence) {
    if (left != BirthDates.MISSING && right != BirthDates.MISSING) {
      BirthDateComparison comparison = BirthDateComparison.of(left, right);
      evidence.weakBirthDate = vague(left) || vague(right);
      evidence.onlyBirthYear = comparison == BirthDateComparison.YEAR_KNOWN;
      evidence.set(Component.BIRTH_DATE, comparison.score(), comparison.evidence());
    }
  }

  private static boolean vague(int packed) {
    return BirthDates.weak(packed) || BirthDates.partial(packed);
  }

  private static void gender(Gender left, Gender right, Evidence evidence) {
    if (left != Gender.UNKNOWN && right != Gender.UNKNOWN) {
      boolean equal = left == right;
      evidence.set(Component.GENDER, equal ? 1 : 0, equal ? "genders are equal" : "genders differ");
    }
  }

  private static void address(MatchFeatures left, MatchFeatures right, Evidence evidence) {
    AddressComparison.Match match = AddressComparison.compare(left.addresses(), right.addresses());
    if (!match.missing()) {
      evidence.addressCorroborates = match.corroborates();
      evidence.set(Component.ADDRESS, match.score(), addressSentence(match));
    }
  }

  private static String addressSentence(AddressComparison.Match match) {
    if (match.score() == 1) {
      return match.placed() ? "an address is equal" : "the place is equal, no street to compare";
    }
    return match.score() >= AddressComparison.AGREES_FROM
        ? "an address agrees closely"
        : "addresses differ";
  }
}
