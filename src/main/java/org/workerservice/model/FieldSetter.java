package org.workerservice.model;

import java.util.Locale;

/** Who can set the value of a field. */
public enum FieldSetter implements Coded {
  /** An HR or credentialing officer, who corrected the value. */
  PERSON,
  /** A system that feeds the registry by source keys. */
  SYSTEM,
  /** A program that uses the API without a source key. */
  SERVICE,
  /** A person, who then gave the field back to the feeds. */
  RELEASED;

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
