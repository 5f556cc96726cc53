package org.workerservice.matching.feature;

import java.util.Locale;
import org.workerservice.model.Coded;

/**
 * A part of a record that tells people apart, named like the component that compares it. New parts
 * come last: their order is that of the stored {@link IdentityPrint}.
 */
public enum IdentityPart implements Coded {
  NAME,
  BIRTH_DATE,
  GENDER,
  ADDRESS,
  IDENTIFIER,
  TAX_ID,
  DOCUMENT,
  PHONE,
  EMAIL;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
