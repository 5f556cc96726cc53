package org.workerservice.matching.score;

import java.util.Locale;
import org.workerservice.model.Coded;

/** A part of two records that is compared and weighted separately. */
public enum Component implements Coded {
  NAME,
  BIRTH_DATE,
  GENDER,
  ADDRESS,
  IDENTIFIER,
  TAX_ID,
  DOCUMENT,
  PHONE,
  EMAIL,
  ORGANIZATION,
  OCCUPATION;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
