package org.workerservice.matching;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

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
    double count;

    Pattern(ComparisonLevel[] levels) {
      this.levels = levels;
    }
  }

  /** Compares two records and counts their levels. */
  public void add(MatchFeatures left, MatchFeatures right) {
    PairLevels levels = comparison.compare(left, right);
    keyToPattern.computeIfAbsent(key(levels), none -> new Pattern(levels.copy())).count++;
    pairs++;
  }

  /** Returns how many pairs were added. */
  public long pairs() {
    return pairs;
  }

  Collection<Pattern> patterns() {
    return Collections.unmodifiableCollection(keyToPattern.values());
  }

  private static String key(PairLevels levels) {
    StringBuilder key = new StringBuilder(Criterion.COUNT);
    for (Criterion criterion : Criterion.values()) {
      ComparisonLevel level = levels.of(criterion);
      key.append((char) (level == null ? 0 : level.ordinal() + 1));
    }
    return key.toString();
  }
}
