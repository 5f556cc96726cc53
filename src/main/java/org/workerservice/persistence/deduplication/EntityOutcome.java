package org.workerservice.persistence.deduplication;

import java.util.Locale;
import org.workerservice.model.Coded;

/** What a batch did with an entity. */
public enum EntityOutcome implements Coded {
  /** Nothing yet. */
  FOUND,
  /** A run that is not dry would merge it. */
  WOULD_MERGE,
  /** A run that is not dry would put it into the review queue. */
  WOULD_QUEUE,
  /** Its links are in the review queue, or were decided before. */
  QUEUED,
  /** The run has merged its workers. */
  MERGED,
  /** Its workers were merged by another request in the meantime. */
  ALREADY_MERGED,
  /** Its workers have changed or were deleted in the meantime: there is nothing to decide. */
  GONE;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }

  static EntityOutcome of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
