package org.workerservice.matching.fellegisunter;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.feature.TermFrequencies;
import org.workerservice.matching.score.ComparisonLevel;
import org.workerservice.matching.score.Criterion;
import org.workerservice.matching.score.RegistryTraits;

/**
 * Counts the combinations of levels among pairs. Training needs nothing else, so a sample of any
 * size can be gathered in steps. For one thread at a time.
 */
public final class LevelPatterns {
  private static final RegistryTraits TOGETHER = new RegistryTraits(true, true, 0, 0);
  private static final RegistryTraits ALONE = new RegistryTraits(false, true, 0, 0);

  private final LevelComparison comparison = new LevelComparison();
  private final Map<String, Pattern> keyToPattern = new HashMap<>();
  private long pairs;

  private final Rarity rarity;

  /**
   * Creates an empty count.
   *
   * @param frequencies how common values are in the registry
   */
  public LevelPatterns(TermFrequencies frequencies) {
    rarity = Rarity.of(frequencies);
  }

  /** The pairs that have the same levels and about equally rare values. */
  static final class Pattern {
    final PairLevels levels;

    /** Whether rules beyond the levels say that these are two people, for example namesakes. */
    private final boolean ruledOut;

    /** The same if people live together: then also twins and siblings. */
    private final boolean ruledOutAmongHouseholds;

    double count;

    Pattern(PairLevels levels, boolean ruledOut, boolean ruledOutAmongHouseholds) {
      this.levels = levels;
      this.ruledOut = ruledOut;
      this.ruledOutAmongHouseholds = ruledOutAmongHouseholds;
    }

    boolean ruledOut(boolean households) {
      return households ? ruledOutAmongHouseholds : ruledOut;
    }
  }

  /** Compares two records and counts their levels. */
  public void add(MatchFeatures left, MatchFeatures right) {
    PairLevels levels = comparison.compare(left, right);
    boolean ruledOut = OtherPerson.reason(levels, ALONE) != null;
    boolean amongHouseholds = OtherPerson.reason(levels, TOGETHER) != null;
    PairLevels kept = levels.withoutValues(rarity);
    keyToPattern.computeIfAbsent(
            key(kept, ruledOut, amongHouseholds),
            none -> new Pattern(kept, ruledOut, amongHouseholds))
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
    StringBuilder key = new StringBuilder(Criterion.COUNT + 40);
    key.append(ruledOut).append(amongHouseholds);
    key.append(levels.alias).append(levels.workAddress).append(levels.weakBirthDate);
    key.append((char) rounded(levels.familyRarity)).append((char) rounded(levels.givenRarity));
    key.append((char) rounded(levels.middleRarity)).append((char) rounded(levels.cityRarity));
    for (Criterion criterion : Criterion.values()) {
      ComparisonLevel level = levels.of(criterion);
      key.append((char) (level == null ? 0 : level.ordinal() + 1));
    }
    return key.toString();
  }

  /** Returns a rarity as a whole number, 0 if it is unknown. */
  private static int rounded(double bits) {
    return Double.isNaN(bits) ? 0 : 1 + (int) bits;
  }
}
