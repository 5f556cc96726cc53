package org.workerservice.model;

import java.util.Locale;

/**
 * Whether the other organisation is the predecessor or the successor (NHS ODS {@code Succ Type}).
 */
public enum SuccessionType implements Coded {
  PREDECESSOR,
  SUCCESSOR;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
