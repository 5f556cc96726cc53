package org.workerservice.matching.score;

import java.util.Locale;
import org.workerservice.model.Coded;

/** The bands of scores, best first. */
public enum MatchQuality implements Coded {
  DEFINITE,
  PROBABLE,
  POSSIBLE,
  UNLIKELY;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
