package org.workerservice.model.organization;

import java.util.Locale;
import org.workerservice.model.Coded;

/** The subject of an ODS record (NHS ODS {@code orgRecordClass}). */
public enum RecordClass implements Coded {
  /** An independent organisation (RC1). */
  ORGANISATION,
  /** A site of another organisation (RC2). */
  SITE;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
