package org.workerservice.model;

import java.util.Locale;

/** Whether an organisation, a role or a relationship is in use (NHS ODS {@code Status}). */
public enum OdsStatus implements Coded {
  ACTIVE,
  INACTIVE;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
