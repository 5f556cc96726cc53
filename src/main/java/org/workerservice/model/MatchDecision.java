package org.workerservice.model;

import java.util.Locale;

/** A steward's decision on a pair of records; the engine never overrides it. */
public enum MatchDecision implements Coded {
  /** The records describe the same person. */
  CONFIRMED,
  /** The records describe two people. */
  REJECTED;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
