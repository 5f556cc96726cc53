package org.workerservice.persistence.worker.write;

import java.util.List;
import java.util.UUID;
import org.workerservice.persistence.review.ReviewItem;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;

/**
 * A worker that was compared with the registry before it is written.
 *
 * @param index of its new content
 * @param raised pairs for a steward to review
 * @param watermark outbox sequence up to which the comparison considers all changes
 */
public record ComparedWorker(
    UUID worker, MatchIndexEntry index, List<ReviewItem> raised, long watermark) {
  /** Copies the list. */
  public ComparedWorker {
    raised = List.copyOf(raised);
  }
}
