package org.workerservice.matching.weighted;

import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.score.Evidence;
import org.workerservice.matching.score.MatchSettings;

/** A way to compare the components of two records; symmetric. */
sealed interface Comparators permits FullComparators, LiteralComparators {
  /** Compares every component that both records have. */
  Evidence compare(MatchFeatures left, MatchFeatures right);

  static Comparators of(MatchSettings settings) {
    return switch (settings.comparison()) {
      case FULL -> new FullComparators(settings.discounts());
      case LITERAL -> new LiteralComparators();
    };
  }
}
