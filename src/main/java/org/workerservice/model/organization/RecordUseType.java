package org.workerservice.model.organization;

import java.util.Locale;
import org.workerservice.model.Coded;

/** How complete an ODS record is (NHS ODS {@code refOnly}). */
public enum RecordUseType implements Coded {
  /** The full record. */
  FULL,
  /** Only enough to be referenced. */
  REF_ONLY;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
