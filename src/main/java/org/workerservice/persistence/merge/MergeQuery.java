package org.workerservice.persistence.merge;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.model.Worker;

/**
 * A query about merges.
 *
 * @param <R> the answer
 */
public sealed interface MergeQuery<R> extends MergeCommand<R> {
  /**
   * Finds all records that were merged into each of these workers, directly or through others;
   * workers without any are left out.
   */
  record FindReplaced(UUID tenant, List<UUID> survivors)
      implements MergeQuery<Map<UUID, List<Worker>>> {}

  /** Finds the worker that a merged one lives on in; empty if it was not merged. */
  record FindSurvivor(UUID tenant, UUID id) implements MergeQuery<Optional<UUID>> {}

  /** Finds the pairs among these workers that a person has said are different people. */
  record FindRejected(UUID tenant, List<UUID> ids) implements MergeQuery<List<MergeChange.Pair>> {}

  /** Finds a merge. */
  record FindMerge(UUID tenant, UUID id) implements MergeQuery<Optional<MergeRecord>> {}

  /** Finds the merge of a duplicate that is not reversed. */
  record FindMergeOf(UUID tenant, UUID duplicate) implements MergeQuery<Optional<MergeRecord>> {}

  /** Finds the merges into a worker, oldest first. */
  record FindMergesInto(UUID tenant, UUID main) implements MergeQuery<List<MergeRecord>> {}

  /**
   * Lists merges, newest first.
   *
   * @param after the last id of the page before
   */
  record ListMerges(UUID tenant, Filter filter, Optional<UUID> after, int limit)
      implements MergeQuery<List<MergeSummary>> {}

  /**
   * Conditions on listed merges; an empty one allows every merge.
   *
   * @param worker main worker or duplicate
   * @param user merged or reversed
   * @param since the merge was made at this time or later
   * @param until the merge was made before this time
   * @param reversed whether it was reversed
   */
  record Filter(
      Optional<UUID> worker,
      Optional<String> user,
      Optional<Instant> since,
      Optional<Instant> until,
      Optional<Boolean> reversed) {}
}
