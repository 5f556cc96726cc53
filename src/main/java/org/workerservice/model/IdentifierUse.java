package org.workerservice.model;

import java.util.Locale;

/** The purpose of an identifier (FHIR {@code identifier-use}). */
public enum IdentifierUse implements Coded {
  USUAL,
  OFFICIAL,
  TEMP,
  SECONDARY,
  OLD;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
