package org.workerservice.model;

import java.util.Locale;

/** Whether a worker is in employment; leaving an employer is not a deletion. */
public enum EmploymentStatus implements Coded {
  ACTIVE,
  ON_LEAVE,
  SUSPENDED,
  TERMINATED,
  RETIRED,
  UNKNOWN;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
