package org.workerservice.matching.fellegisunter;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.score.ComparisonLevel;
import org.workerservice.matching.score.Criterion;

/**
 * How often which levels were found among pairs: all that training needs of them, so that a sample
 * of any size can be gathered bit by bit. For one thread at a time.
 */
public final class LevelPatterns {
  private final LevelComparison comparison = new LevelComparison();
  private final Map<String, Pattern> keyToPattern = new HashMap<>();
  private long pairs;

  /** Pairs that have the same levels. */
  static final class Pattern {
    final ComparisonLevel[] levels;

    /** Whether more than the levels speaks for two people, namesakes for example. */
    private final boolean ruledOut;

    /** The same where people live together: twins and siblings too. */
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
