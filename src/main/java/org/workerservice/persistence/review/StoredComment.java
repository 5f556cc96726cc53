package org.workerservice.persistence.review;

import java.time.Instant;
import java.util.UUID;

/**
 * What a steward said about a review item.
 *
 * @param kind {@code comment}, or {@code escalation} for the reason of one
 */
public record StoredComment(UUID id, String kind, String text, String author, Instant at) {
  @Override
  public String toString() {
    return "StoredComment[" + id + "]";
  }
}
