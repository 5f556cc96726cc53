package org.workerservice.model;

import java.util.Locale;

/** What an ODS record is about (NHS ODS {@code orgRecordClass}). */
public enum RecordClass implements Coded {
  /** A body of its own (RC1). */
  ORGANISATION,
  /** A place where another organisation works (RC2). */
  SITE;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
