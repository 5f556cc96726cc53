package org.workerservice.model;

import java.util.Locale;

/** What the bearer of a token may do. */
public enum Role implements Coded {
  /** Everything, including deletes, restores and imports. */
  HR_ADMIN,
  /** Creates and updates workers and decides on duplicates. */
  CREDENTIALING_OFFICER,
  /** Reads, with sensitive values masked. */
  READ_ONLY,
  /** Another system: reads, creates, updates and imports. */
  SERVICE;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
