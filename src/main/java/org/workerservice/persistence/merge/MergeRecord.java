package org.workerservice.persistence.merge;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.model.Worker;

/**
 * A merge of one duplicate into a main worker.
 *
 * @param beforeMain the main worker before the merge
 * @param beforeDuplicate the duplicate before the merge
 * @param choices of the caller, by the name of the field
 * @param affected every worker that the transaction of the merge changed
 * @param survivorVersion the version of the main worker that the merge wrote
 */
public record MergeRecord(
    UUID id,
    UUID main,
    UUID duplicate,
    String mergedBy,
    Instant mergedAt,
    Optional<String> reason,
    Optional<Double> score,
    Worker beforeMain,
    Worker beforeDuplicate,
    List<StoredTransfer> transfers,
    List<MovedLink> links,
    Map<String, UUID> choices,
    List<UUID> affected,
    long survivorVersion,
    Optional<Reversed> reversed) {
  /**
   * The reversal of a merge.
   *
   * @param unattributed the fields that it could not attribute, with both candidates
   * @param affected every worker that it changed, the survivor first: the main worker, or what that
   *     was merged into
   * @param survivorVersion the version of the survivor that it wrote
   * @param duplicateVersion the version of the duplicate that it wrote
   */
  public record Reversed(
      String by,
      Instant at,
      Optional<String> reason,
      List<StoredTransfer> unattributed,
      List<UUID> affected,
      long survivorVersion,
      long duplicateVersion) {
    /** Returns the worker that lost what the merge had brought. */
    public UUID survivor() {
      return affected.getFirst();
    }
  }

  /** Returns the merge without the content of the records. */
  public MergeSummary summary() {
    return new MergeSummary(
        id,
        main,
        duplicate,
        mergedBy,
        mergedAt,
        reason,
        score,
        transfers.stream().map(StoredTransfer::field).distinct().sorted().toList(),
        affected,
        survivorVersion,
        reversed.map(one -> new MergeSummary.Reversed(one.by(), one.at(), one.reason())));
  }

  @Override
  public String toString() {
    return "MergeRecord[" + id + "]";
  }
}
