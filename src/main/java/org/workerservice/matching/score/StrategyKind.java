package org.workerservice.matching.score;

import java.util.Locale;
import org.workerservice.model.Coded;

/** How the evidence of the components becomes one score. */
public enum StrategyKind implements Coded {
  /** A weighted mean with limits for thin or contradicting evidence. */
  WEIGHTED,
  /** Rules that hold or do not hold, counted as points. */
  DETERMINISTIC,
  /** The probability of one person by the log likelihood ratios of a model. */
  FELLEGI_SUNTER;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
