package org.workerservice.model;

import java.util.Locale;

/** The kind of a period (NHS ODS {@code Date Type}). */
public enum PeriodType implements Coded {
  /** By law, such as from foundation to dissolution. */
  LEGAL,
  /** In practice. */
  OPERATIONAL;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
