package org.workerservice.persistence.review;

import java.util.Locale;
import org.workerservice.model.Coded;

/** The status of a pair under review. */
public enum ReviewStatus implements Coded {
  /** No person has decided yet. */
  PENDING,
  /** A person said that the two are one. */
  CONFIRMED,
  /** A person said that they are two. */
  REJECTED,
  /** The service merged them. */
  AUTO_MERGED,
  /** There is nothing to decide any more. */
  CLOSED;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }

  static ReviewStatus of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
