package org.workerservice.model;

import java.util.Locale;

/** Administrative gender (FHIR {@code administrative-gender}). */
public enum Gender implements Coded {
  MALE,
  FEMALE,
  OTHER,
  UNKNOWN;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
