package org.workerservice.matching.score;

import java.util.Locale;
import org.workerservice.model.Coded;

/** The comparators that compare the components. */
public enum Comparison implements Coded {
  /** All names, aligned given names, typing errors, near dates, best address. */
  FULL,
  /** Primary name, first given name and first address, as in the specification's table. */
  LITERAL;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
