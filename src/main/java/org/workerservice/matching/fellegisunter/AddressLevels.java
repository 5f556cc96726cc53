package org.workerservice.matching.fellegisunter;

import java.util.List;
import org.workerservice.matching.feature.AddressFeatures;
import org.workerservice.matching.score.ComparisonLevel;
import org.workerservice.matching.text.PlaceText;
import org.workerservice.matching.text.StreetWords;
import org.workerservice.text.TextDistance;

/**
 * Compares street, postal code, city and state, each over all pairs of addresses, so that a person
 * who has moved still agrees in the address that both records have; symmetric.
 */
final class AddressLevels {
  private static final int MIN_EXTRA_LENGTH = 4;
  private static final int LONG_POSTAL_CODE = 5;

  private AddressLevels() {}

  static void compare(List<AddressFeatures> left, List<AddressFeatures> right, PairLevels levels) {
    for (int i = 0; i < left.size(); i++) {
      for (int j = 0; j < right.size(); j++) {
        compare(left.get(i), right.get(j), levels);
      }
    }
  }

  private static void compare(AddressFeatures left, AddressFeatures right, PairLevels levels) {
    if (present(left.country(), right.country()) && !left.country().equals(right.country())) {
      if (!left.city().missing() && !right.city().missing()) {
        better(ComparisonLevel.CITY_DIFFERENT, levels);
      }
      return;
    }
    if (left.work() && right.work()) {
      levels.workAddress = true;
    }
    street(left, right, levels);
    if (present(left.postalCode(), right.postalCode())) {
      better(postalCode(left.postalCode(), right.postalCode()), levels);
    }
    if (!left.city().missing() && !right.city().missing()) {
      city(left.city(), right.city(), levels);
    }
    if (present(left.state(), right.state())) {
      better(
          left.state().equals(right.state())
              ? ComparisonLevel.STATE_EQUAL
              : ComparisonLevel.STATE_DIFFERENT,
          levels);
    }
  }

  private static boolean present(String left, String right) {
    return !left.isEmpty() && !right.isEmpty();
  }

  private static void better(ComparisonLevel level, PairLevels levels) {
    ComparisonLevel known = levels.of(level.criterion());
    if (known == null || level.agreement() > known.agreement()) {
      levels.set(level);
    }
  }

  private static void city(PlaceText left, PlaceText right, PairLevels levels) {
    if (left.text().equals(right.text())) {
      boolean first = !levels.is(ComparisonLevel.CITY_EQUAL);
      levels.city = first || left.text().compareTo(levels.city) < 0 ? left.text() : levels.city;
      levels.set(ComparisonLevel.CITY_EQUAL);
    } else {
      better(
          left.alike(right) ? ComparisonLevel.CITY_NEAR : ComparisonLevel.CITY_DIFFERENT, levels);
    }
  }

  private static ComparisonLevel postalCode(String left, String right) {
    if (left.equals(right)) {
      return ComparisonLevel.POSTAL_CODE_EQUAL;
    }
    int shorter = Math.min(left.length(), right.length());
    if (shorter >= LONG_POSTAL_CODE && left.regionMatches(0, right, 0, shorter)) {
      return ComparisonLevel.POSTAL_CODE_EQUAL;
    }
    if (TextDistance.withinEdits(left, right, 1)) {
      return ComparisonLevel.POSTAL_CODE_NEAR;
    }
    int region = shorter >= LONG_POSTAL_CODE ? 3 : 2;
    return left.regionMatches(0, right, 0, region)
        ? ComparisonLevel.POSTAL_CODE_REGION
        : ComparisonLevel.POSTAL_CODE_DIFFERENT;
  }

  private static void street(AddressFeatures left, AddressFeatures right, PairLevels levels) {
    boolean comparable = !left.street().missing() && !right.street().missing();
    ComparisonLevel best =
        comparable
            ? street(left.street(), left.house(), right.street(), right.house())
            : ComparisonLevel.STREET_DIFFERENT;
    if (best == ComparisonLevel.STREET_DIFFERENT) {
      best = best(best, line(left.street(), left.house(), right.extra(), right.house()));
      best = best(best, line(left.extra(), left.house(), right.street(), right.house()));
      if (left.extra().text().length() >= MIN_EXTRA_LENGTH && left.extra().alike(right.extra())) {
        best = best(best, ComparisonLevel.STREET_NAME);
      }
    }
    if (comparable || best != ComparisonLevel.STREET_DIFFERENT) {
      better(best, levels);
    }
  }

  private static ComparisonLevel best(ComparisonLevel one, ComparisonLevel other) {
    return other.agreement() > one.agreement() ? other : one;
  }

  private static ComparisonLevel line(
      PlaceText left, String house, PlaceText right, String otherHouse) {
    return left.text().length() >= MIN_EXTRA_LENGTH && right.text().length() >= MIN_EXTRA_LENGTH
        ? street(left, house, right, otherHouse)
        : ComparisonLevel.STREET_DIFFERENT;
  }

  private static ComparisonLevel street(
      PlaceText left, String house, PlaceText right, String otherHouse) {
    boolean equal = left.text().equals(right.text());
    if (!equal && !left.alike(right)) {
      return ComparisonLevel.STREET_DIFFERENT;
    }
    if (house.equals(otherHouse)) {
      return equal ? ComparisonLevel.STREET_EQUAL : ComparisonLevel.STREET_NEAR;
    }
    if (left.text().startsWith(StreetWords.BOX)) {
      return ComparisonLevel.STREET_DIFFERENT;
    }
    boolean oneError =
        house.isEmpty() || otherHouse.isEmpty() || TextDistance.withinEdits(house, otherHouse, 1);
    return equal && oneError ? ComparisonLevel.STREET_NEAR : ComparisonLevel.STREET_NAME;
  }
}
