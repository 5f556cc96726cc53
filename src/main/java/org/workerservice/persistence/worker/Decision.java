package org.workerservice.persistence.worker;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.workerservice.persistence.review.ReviewItem;

/** Whether an item of a batch is written. */
sealed interface Decision {
  /** Nothing is written; this is the answer. */
  record Refuse(WriteOutcome outcome) implements Decision {}

  /**
   * The item is written.
   *
   * @param id of the worker
   * @param version after the write
   * @param claims what the worker claims from now on
   * @param reviews pairs to put before a steward, or already decided
   */
  record Accept(
      WriteItem item,
      UUID id,
      long version,
      long sequence,
      Instant createdAt,
      List<Claim> claims,
      List<ReviewItem> reviews)
      implements Decision {}

  /** A claim, held or contested. */
  record Claim(MatchIndexEntry.ClaimKey key, boolean held) {}
}
