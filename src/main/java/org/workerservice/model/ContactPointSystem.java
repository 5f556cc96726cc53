package org.workerservice.model;

import java.util.Locale;

/** The means of a contact point (FHIR {@code contact-point-system}). */
public enum ContactPointSystem implements Coded {
  PHONE,
  FAX,
  EMAIL,
  PAGER,
  URL,
  SMS,
  OTHER;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
