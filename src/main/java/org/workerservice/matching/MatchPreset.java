package org.workerservice.matching;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import org.workerservice.matching.score.Bands;
import org.workerservice.matching.score.Comparison;
import org.workerservice.matching.score.Component;
import org.workerservice.matching.score.Discounts;
import org.workerservice.matching.score.EvidenceGuard;
import org.workerservice.matching.score.FellegiSunterModel;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.matching.score.MissingData;
import org.workerservice.matching.score.StrategyKind;
import org.workerservice.model.Coded;

/** Named settings to start from. */
public enum MatchPreset implements Coded {
  /**
   * Missing data is left out of the sum, and thin evidence is limited; right for most registries.
   */
  DEFAULT,
  /** As the default, but a duplicate needs evidence beyond name and birth date. */
  STRICT,
  /** As the default, but with lower thresholds, for reviewing more pairs by hand. */
  LENIENT,
  /** The plain weighted sum of the specification's table; missing data counts as 0. */
  SPECIFICATION;

  /** The table of the specification, section 6.2. */
  private static final Map<Component, Double> SPECIFIED =
      Map.ofEntries(
          entry(Component.NAME, 0.30),
          entry(Component.BIRTH_DATE, 0.25),
          entry(Component.GENDER, 0.10),
          entry(Component.ADDRESS, 0.10),
          entry(Component.IDENTIFIER, 0.10),
          entry(Component.TAX_ID, 0.10),
          entry(Component.DOCUMENT, 0.05));

  /** The same, with telephone and e-mail as separate components. */
  private static final Map<Component, Double> EXTENDED =
      Map.ofEntries(
          entry(Component.NAME, 0.30),
          entry(Component.BIRTH_DATE, 0.25),
          entry(Component.GENDER, 0.10),
          entry(Component.ADDRESS, 0.10),
          entry(Component.IDENTIFIER, 0.10),
          entry(Component.TAX_ID, 0.10),
          entry(Component.DOCUMENT, 0.05),
          entry(Component.PHONE, 0.10),
          entry(Component.EMAIL, 0.10));

  /**
   * The probable thresholds are the match thresholds of the sibling library's presets, 0.95 and
   * 0.75.
   */
  private static final Bands STRICT_BANDS = new Bands(0.98, 0.95, 0.60);

  private static final Bands LENIENT_BANDS = new Bands(0.95, 0.75, 0.40);

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }

  /** Returns the settings of the preset. */
  public MatchSettings settings() {
    return switch (this) {
      case DEFAULT -> full(Bands.STANDARD, EvidenceGuard.STANDARD);
      case STRICT -> full(STRICT_BANDS, EvidenceGuard.CORROBORATED);
      case LENIENT -> full(LENIENT_BANDS, EvidenceGuard.STANDARD);
      case SPECIFICATION ->
          new MatchSettings(
              StrategyKind.WEIGHTED,
              SPECIFIED,
              Bands.STANDARD,
              MissingData.COUNT_AS_ZERO,
              EvidenceGuard.OFF,
              Comparison.LITERAL,
              Discounts.STANDARD,
              FellegiSunterModel.shipped());
    };
  }

  private static MatchSettings full(Bands bands, EvidenceGuard guard) {
    return new MatchSettings(
        StrategyKind.FELLEGI_SUNTER,
        EXTENDED,
        bands,
        MissingData.LEAVE_OUT,
        guard,
        Comparison.FULL,
        Discounts.STANDARD,
        FellegiSunterModel.shipped());
  }
}
