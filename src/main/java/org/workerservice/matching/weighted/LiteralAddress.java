package org.workerservice.matching.weighted;

import org.workerservice.matching.feature.LiteralFeatures;
import org.workerservice.text.TextDistance;

/**
 * The address component of the specification: it compares first addresses, and a missing part
 * counts as 0.
 */
final class LiteralAddress {
  private static final double POSTAL_CODE = 0.3;
  private static final double CITY = 0.2;
  private static final double STATE = 0.2;
  private static final double STREET = 0.3;
  private static final double AGREES_FROM = 0.80;

  private LiteralAddress() {}

  static double compare(LiteralFeatures left, LiteralFeatures right) {
    return POSTAL_CODE * postalCode(left.postalCode(), right.postalCode())
        + CITY * spelling(left.city(), right.city())
        + STATE
            * (present(left.state(), right.state()) && left.state().equals(right.state()) ? 1 : 0)
        + STREET * spelling(left.street(), right.street());
  }

  static String sentence(double score) {
    return score >= AGREES_FROM ? "first addresses agree" : "first addresses differ";
  }

  private static boolean present(String left, String right) {
    return !left.isEmpty() && !right.isEmpty();
  }

  private static double spelling(String left, String right) {
    if (!present(left, right)) {
      return 0;
    }
    return left.equals(right) ? 1 : TextDistance.jaroWinkler(left, right);
  }

  private static double postalCode(String left, String right) {
    if (!present(left, right)) {
      return 0;
    }
    if (left.equals(right)) {
      return 1;
    }
    if (left.regionMatches(0, right, 0, 5)) {
      return 0.95;
    }
    return left.regionMatches(0, right, 0, 3) ? 0.70 : 0;
  }
}
