package org.workerservice.matching.score;

import java.util.Locale;
import org.workerservice.model.Coded;

/** The effect of a component that cannot be compared on the score. */
public enum MissingData implements Coded {
  /** It is left out of numerator and denominator. */
  LEAVE_OUT,
  /** It counts as full disagreement. */
  COUNT_AS_ZERO;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
