package org.workerservice.matching.weighted;

import java.util.List;
import org.workerservice.matching.feature.AddressFeatures;
import org.workerservice.text.TextDistance;

/** Finds the best pair of addresses and how well it agrees; symmetric. */
final class AddressComparison {
  /** Two addresses with at least this score are treated as the same. */
  static final double AGREES_FROM = 0.80;

  private static final double POSTAL_CODE = 0.3;
  private static final double CITY = 0.2;
  private static final double STATE = 0.1;
  private static final double STREET = 0.4;
  private static final double NAME_OF_STREET = 0.6;
  private static final int LOCAL_PART = 5;
  private static final int REGION_PART = 3;

  private AddressComparison() {}

  /**
   * How well two addresses agree.
   *
   * @param placed whether the streets were compared: a city alone does not tell people apart
   */
  record Match(double score, boolean placed) {
    private static final Match NONE = new Match(-1, false);

    /** Whether nothing could be compared. */
    boolean missing() {
      return score < 0;
    }

    /** Whether the pair is evidence by itself that the records are one person. */
    boolean corroborates() {
      return placed && score >= AGREES_FROM;
    }

    private Match better(Match other) {
      if (other.corroborates() != corroborates()) {
        return other.corroborates() ? other : this;
      }
      return other.score > score ? other : this;
    }
  }

  static Match compare(List<AddressFeatures> left, List<AddressFeatures> right) {
    Match best = Match.NONE;
    for (int i = 0; i < left.size(); i++) {
      for (int j = 0; j < right.size(); j++) {
        best = best.better(compare(left.get(i), right.get(j)));
      }
    }
    return best;
  }

  private static Match compare(AddressFeatures left, AddressFeatures right) {
    if (present(left.country(), right.country()) && !left.country().equals(right.country())) {
      return new Match(0, false);
    }
    double sum = 0;
    double weight = 0;
    if (present(left.postalCode(), right.postalCode())) {
      sum += POSTAL_CODE * postalCode(left.postalCode(), right.postalCode());
      weight += POSTAL_CODE;
    }
    if (present(left.city().text(), right.city().text())) {
      sum += CITY * spelling(left.city().text(), right.city().text());
      weight += CITY;
    }
    if (present(left.state(), right.state())) {
      sum += STATE * (left.state().equals(right.state()) ? 1 : 0);
      weight += STATE;
    }
    boolean placed = present(left.street().text(), right.street().text());
    if (placed) {
      sum += STREET * street(left, right);
      weight += STREET;
    }
    return weight == 0 ? Match.NONE : new Match(sum / weight, placed);
  }

  private static boolean present(String left, String right) {
    return !left.isEmpty() && !right.isEmpty();
  }

  private static double postalCode(String left, String right) {
    if (left.equals(right)) {
      return 1;
    }
    if (left.regionMatches(0, right, 0, LOCAL_PART)) {
      return 0.95;
    }
    if (TextDistance.withinEdits(left, right, 1)) {
      return 0.8;
    }
    return left.regionMatches(0, right, 0, REGION_PART) ? 0.5 : 0;
  }

  private static double street(AddressFeatures left, AddressFeatures right) {
    double name = spelling(left.street().text(), right.street().text());
    return present(left.house(), right.house())
        ? NAME_OF_STREET * name
            + (1 - NAME_OF_STREET) * (left.house().equals(right.house()) ? 1 : 0)
        : name;
  }

  private static double spelling(String left, String right) {
    if (left.equals(right)) {
      return 1;
    }
    return TextDistance.withinEdits(left, right, 1) ? 0.95 : loose(left, right);
  }

  /** Unrelated texts share letters by chance: only similarity above that counts. */
  private static double loose(String left, String right) {
    return Math.max(0, (TextDistance.jaroWinkler(left, right) - 0.6) * 2.2);
  }
}
