package org.workerservice.search.criteria;

import java.util.Locale;

/** Dates and times of a worker that a criterion can compare. */
public enum DateField {
  BIRTH_DATE,
  DEATH_DATE,
  /** From the issue of a credential to its expiry. */
  QUALIFICATION_PERIOD,
  LAST_UPDATED;

  /** Returns the field of the index with the times that the value may mean, in milliseconds. */
  public String range() {
    return name().toLowerCase(Locale.ROOT) + "_range";
  }
}
