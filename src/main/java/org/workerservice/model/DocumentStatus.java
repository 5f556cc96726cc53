package org.workerservice.model;

import java.util.Locale;

/** Whether a document is in force; computed on the day of the read, never stored. */
public enum DocumentStatus implements Coded {
  VALID,
  /** Expires within {@link IdentityDocument#EXPIRING_WITHIN}. */
  EXPIRING,
  EXPIRED,
  NO_EXPIRY;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
