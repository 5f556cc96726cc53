package org.workerservice.matching.score;

import java.util.Locale;
import org.workerservice.model.Coded;

/** How the evidence of the components is combined into one score. */
public enum StrategyKind implements Coded {
  /** A weighted mean with limits for thin or contradicting evidence. */
  WEIGHTED,
  /** The number of rules that hold, as points. */
  DETERMINISTIC,
  /** The probability of one person, from the log likelihood ratios of a model. */
  FELLEGI_SUNTER;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
