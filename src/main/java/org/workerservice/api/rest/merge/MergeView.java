package org.workerservice.api.rest.merge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.api.rest.worker.WorkerView;
import org.workerservice.bus.RequestContext;
import org.workerservice.persistence.merge.MergeRecord;
import org.workerservice.persistence.merge.MergeSummary;
import org.workerservice.privacy.Masking;

/**
 * A merge in an answer.
 *
 * @param changedFields the fields of the survivor that the merge changed
 * @param mainBefore the survivor before the merge; only in the answer about one merge
 * @param duplicateBefore the duplicate before the merge; only in the answer about one merge
 */
record MergeView(
    UUID id,
    UUID mainWorkerId,
    UUID duplicateWorkerId,
    String status,
    String mergedBy,
    Instant mergedAt,
    Optional<String> mergeReason,
    Optional<Double> matchScore,
    List<String> changedFields,
    List<UUID> affected,
    long survivorVersion,
    Optional<String> reversedBy,
    Optional<Instant> reversedAt,
    Optional<String> reversalReason,
    Optional<Object> mainBefore,
    Optional<Object> duplicateBefore) {

  /**
   * Shows a merge in a list.
   *
   * @param isMasked whether the reader sees masked records: reasons may quote their values
   */
  static MergeView of(MergeSummary merge, boolean isMasked) {
    return of(merge, isMasked, Optional.empty(), Optional.empty());
  }

  /** Also shows both records, as the caller may see them. */
  static MergeView whole(MergeRecord merge, RequestContext context, WorkerView view) {
    return of(
        merge.summary(),
        Masking.appliesTo(context.roles()),
        Optional.of(view.of(context, merge.beforeMain())),
        Optional.of(view.of(context, merge.beforeDuplicate())));
  }

  private static MergeView of(
      MergeSummary merge,
      boolean isMasked,
      Optional<Object> mainBefore,
      Optional<Object> duplicateBefore) {
    Optional<MergeSummary.Reversed> reversed = merge.reversed();
    return new MergeView(
        merge.id(),
        merge.main(),
        merge.duplicate(),
        reversed.isPresent() ? "reversed" : "completed",
        merge.mergedBy(),
        merge.mergedAt(),
        isMasked ? Optional.empty() : merge.reason(),
        merge.score(),
        merge.changedFields(),
        merge.affected(),
        merge.survivorVersion(),
        reversed.map(MergeSummary.Reversed::by),
        reversed.map(MergeSummary.Reversed::at),
        isMasked ? Optional.empty() : reversed.flatMap(MergeSummary.Reversed::reason),
        mainBefore,
        duplicateBefore);
  }
}
