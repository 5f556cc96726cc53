package org.workerservice.matching.score;

import java.util.Locale;
import org.workerservice.model.Coded;

/** What a component that cannot be compared does to the score. */
public enum MissingData implements Coded {
  /** It leaves numerator and denominator. */
  LEAVE_OUT,
  /** It counts as full disagreement. */
  COUNT_AS_ZERO;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
