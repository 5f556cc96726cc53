package org.workerservice.model;

import java.util.Locale;

/** The purpose of an address (FHIR {@code address-use}). */
public enum AddressUse implements Coded {
  HOME,
  WORK,
  TEMP,
  OLD,
  BILLING;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
