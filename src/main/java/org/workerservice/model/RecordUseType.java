package org.workerservice.model;

import java.util.Locale;

/** How much an ODS record says (NHS ODS {@code refOnly}). */
public enum RecordUseType implements Coded {
  /** Everything that is known. */
  FULL,
  /** Enough to be referred to. */
  REF_ONLY;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
