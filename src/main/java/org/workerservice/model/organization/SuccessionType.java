package org.workerservice.model.organization;

import java.util.Locale;
import org.workerservice.model.Coded;

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
