package org.workerservice.model;

import java.util.Locale;

/** The purpose of a contact point (FHIR {@code contact-point-use}). */
public enum ContactPointUse implements Coded {
  HOME,
  WORK,
  TEMP,
  OLD,
  MOBILE;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
