package org.workerservice.flow.deduplication;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The workers that a run compares with all others. Conditions add up; without any, the run covers
 * what has changed since the last run of the same kind.
 *
 * @param organization manages them
 * @param changedSince they have changed after this sequence of the event log; 0 for all workers
 * @param ids these workers; if empty, any
 */
public record RunScope(Optional<UUID> organization, OptionalLong changedSince, List<UUID> ids) {
  /** No conditions. */
  public static final RunScope NONE =
      new RunScope(Optional.empty(), OptionalLong.empty(), List.of());

  /** Copies the list. */
  public RunScope {
    ids = List.copyOf(ids);
  }

  /** Whether the run is about some workers only, whatever has changed. */
  boolean isPartial() {
    return organization.isPresent() || !ids.isEmpty();
  }
}
