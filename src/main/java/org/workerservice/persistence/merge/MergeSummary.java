package org.workerservice.persistence.merge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A merge of one duplicate into a main worker, without the content of the records.
 *
 * @param changedFields the fields of the main worker that the merge changed, sorted
 * @param affected every worker that the transaction of the merge changed
 * @param survivorVersion the version of the main worker that the merge wrote
 */
public record MergeSummary(
    UUID id,
    UUID main,
    UUID duplicate,
    String mergedBy,
    Instant mergedAt,
    Optional<String> reason,
    Optional<Double> score,
    List<String> changedFields,
    List<UUID> affected,
    long survivorVersion,
    Optional<Reversed> reversed) {
  /** Copies the lists. */
  public MergeSummary {
    changedFields = List.copyOf(changedFields);
    affected = List.copyOf(affected);
  }

  /** Who reversed the merge, when and why. */
  public record Reversed(String by, Instant at, Optional<String> reason) {}
}
