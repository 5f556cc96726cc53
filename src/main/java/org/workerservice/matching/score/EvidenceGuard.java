package org.workerservice.matching.score;

import java.util.Locale;
import org.workerservice.model.Coded;

/** How much agreeing evidence a good band asks for. */
public enum EvidenceGuard implements Coded {
  /** The weighted mean stands as it is. */
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
