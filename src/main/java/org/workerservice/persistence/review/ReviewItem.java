package org.workerservice.persistence.review;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A pair of workers: open for a steward to decide on, or already decided by the caller.
 *
 * @param other the existing worker
 * @param method how the pair was found
 * @param decidedNoMatch whether the caller has already decided that they are different people
 * @param again if present, the pair is raised although a person rejected it
 */
public record ReviewItem(
    UUID other,
    DetectionMethod method,
    ReviewScore score,
    boolean decidedNoMatch,
    Optional<Again> again) {
  /** Creates an item that never replaces a decision. */
  public ReviewItem(UUID other, DetectionMethod method, ReviewScore score, boolean decidedNoMatch) {
    this(other, method, score, decidedNoMatch, Optional.empty());
  }

  /**
   * Why a rejected pair is raised again.
   *
   * @param version of the rejected item; a later decision stays
   * @param changed the codes of what has changed since the decision; not empty
   */
  public record Again(long version, List<String> changed) {
    /** Copies the list. */
    public Again {
      changed = List.copyOf(changed);
    }
  }
}
