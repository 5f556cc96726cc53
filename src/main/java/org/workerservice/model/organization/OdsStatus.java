package org.workerservice.model.organization;

import java.util.Locale;
import org.workerservice.model.Coded;

/** Whether an organisation, role or relationship is active (NHS ODS {@code Status}). */
public enum OdsStatus implements Coded {
  ACTIVE,
  INACTIVE;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
