package org.workerservice.persistence.database;

import java.util.Locale;

/** What a request that carries an idempotency key did to its record. */
public enum WriteEffect {
  /** The record is new. */
  CREATED,
  /** The record has new content. */
  UPDATED,
  /** The record got a key of a feeding system, and content of it. */
  ATTACHED,
  /** The record was deleted and is back. */
  RESTORED,
  /** Other records were merged into the record. */
  MERGED,
  /** A merge into the record was reversed. */
  UNMERGED;

  /** Returns the code stored in the database. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the effect of a code from the database. */
  public static WriteEffect ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
