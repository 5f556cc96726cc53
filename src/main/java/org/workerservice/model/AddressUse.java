package org.workerservice.model;

import java.util.Locale;

/** What an address is used for (FHIR {@code address-use}). */
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
