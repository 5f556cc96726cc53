package org.workerservice.matching.score;

import java.util.Locale;
import org.workerservice.model.Coded;

/** How much agreeing evidence a good band needs. */
public enum EvidenceGuard implements Coded {
  /** Thin evidence does not limit the score. */
  OFF,
  /** A name alone is at most possible; name and birth date alone are at most probable. */
  STANDARD,
  /** As STANDARD, and name and birth date alone are at most possible. */
  CORROBORATED;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
