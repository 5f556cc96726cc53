package org.workerservice.model;

import java.util.Locale;

/** What a name is used for (FHIR {@code name-use}). */
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
