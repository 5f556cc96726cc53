package org.workerservice.model;

import java.util.Locale;

/** The occupation of a worker. */
public enum WorkerType implements Coded {
  DOCTOR,
  NURSE,
  CARER,
  STAFF,
  EMPLOYEE,
  MANAGER,
  SUPERVISOR,
  CONSULTANT,
  OTHER;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
