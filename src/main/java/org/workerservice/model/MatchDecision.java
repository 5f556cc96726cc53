package org.workerservice.model;

import java.util.Locale;

/** What a person has said of a pair of records; the engine never overrides it. */
public enum MatchDecision implements Coded {
  /** They are one person. */
  CONFIRMED,
  /** They are two people. */
  REJECTED;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
