package org.workerservice.model;

import java.util.Locale;

/** The employment status of a worker; a worker who leaves an employer is not deleted. */
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
