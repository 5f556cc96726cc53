package org.workerservice.model;

import java.util.Locale;

/** The purpose of a name (FHIR {@code name-use}). */
public enum NameUse implements Coded {
  USUAL,
  OFFICIAL,
  TEMP,
  NICKNAME,
  ANONYMOUS,
  OLD,
  MAIDEN;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
