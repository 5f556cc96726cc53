package org.workerservice.matching.fellegisunter;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.score.ComparisonLevel;
import org.workerservice.matching.score.Criterion;

/**
 * Counts the combinations of levels among pairs. Training needs nothing else, so a sample of any
 * size can be gathered in steps. For one thread at a time.
 */
public final class LevelPatterns {
  private final LevelComparison comparison = new LevelComparison();
  private final Map<String, Pattern> keyToPattern = new HashMap<>();
  private long pairs;

  /** The pairs that have the same levels. */
  static final class Pattern {
    final ComparisonLevel[] levels;

    /** Whether rules beyond the levels say that these are two people, for example namesakes. */
    private final boolean ruledOut;

    /** The same if people live together: then also twins and siblings. */
    private final boolean ruledOutAmongHouseholds;

    double count;

    Pattern(ComparisonLevel[] levels, boolean ruledOut, boolean ruledOutAmongHouseholds) {
      this.levels = levels;
      this.ruledOut = ruledOut;
      this.ruledOutAmongHouseholds = ruledOutAmongHouseholds;
    }

    boolean ruledOut(boolean households) {
      return households ? ruledOutAmongHouseholds : ruledOut;
    }

    boolean atLeast(Criterion criterion, double agreement) {
      ComparisonLevel level = levels[criterion.ordinal()];
      return level != null && level.agreement() >= agreement;
    }

    boolean atMost(Criterion criterion, double agreement) {
      ComparisonLevel level = levels[criterion.ordinal()];
      return level != null && level.agreement() <= agreement;
    }
  }

  /** Compares two records and counts their levels. */
  public void add(MatchFeatures left, MatchFeatures right) {
    PairLevels levels = comparison.compare(left, right);
    boolean ruledOut = OtherPerson.reason(levels, false) != null;
    boolean amongHouseholds = OtherPerson.reason(levels, true) != null;
    keyToPattern.computeIfAbsent(
            key(levels, ruledOut, amongHouseholds),
            none -> new Pattern(levels.copy(), ruledOut, amongHouseholds))
        .count++;
    pairs++;
  }

  /** Returns how many pairs were added. */
  public long pairs() {
    return pairs;
  }

  Collection<Pattern> patterns() {
    return Collections.unmodifiableCollection(keyToPattern.values());
  }

  private static String key(PairLevels levels, boolean ruledOut, boolean amongHouseholds) {
    StringBuilder key = new StringBuilder(Criterion.COUNT + 10);
    key.append(ruledOut).append(amongHouseholds);
    for (Criterion criterion : Criterion.values()) {
      ComparisonLevel level = levels.of(criterion);
      key.append((char) (level == null ? 0 : level.ordinal() + 1));
    }
    return key.toString();
  }
}
