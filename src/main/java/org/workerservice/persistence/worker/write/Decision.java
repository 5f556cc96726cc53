package org.workerservice.persistence.worker.write;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.workerservice.persistence.review.ReviewItem;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;

/** Whether an item of a batch is written. */
sealed interface Decision {
  /** The item is not written; the caller gets this outcome. */
  record Refuse(WriteOutcome outcome) implements Decision {}

  /**
   * The item is written.
   *
   * @param id of the worker; of the import for a note
   * @param version after the write
   * @param claims all claims of the worker after the write
   * @param reviews pairs for a steward to review, or already decided
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
