package org.workerservice.persistence.merge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.ChangeCommand;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.worker.link.LinkChange;
import org.workerservice.persistence.worker.write.ComparedWorker;

/**
 * The reversal of a merge, written atomically.
 *
 * @param merge the merge, which must not be reversed yet
 * @param idToVersion the versions of all records when they were read; the reversal is refused if
 *     one of them differs now
 * @param survivor its new content
 * @param duplicate its content from before the merge, with its links
 * @param inner the merged records between the duplicate and the survivor, from the one that the
 *     duplicate was merged into
 * @param others other records whose links change
 * @param laterTransfers the transfers of later merges into the survivor that change, by the merge
 * @param unattributed what the survivor keeps although it may belong to either person
 * @param compared both workers; the reversal is refused if a similar one was written since
 */
public record ReversalChange(
    RequestContext context,
    MergeRecord merge,
    Map<UUID, Long> idToVersion,
    MergeChange.Survivor survivor,
    MergeChange.Survivor duplicate,
    List<Inner> inner,
    List<LinkChange.End> others,
    Map<UUID, Later> laterTransfers,
    List<StoredTransfer> unattributed,
    List<ComparedWorker> compared,
    Optional<String> reason,
    Optional<IdempotencyKey> idempotency)
    implements MergeCommand<ReversalChange.Outcome>, ChangeCommand<ReversalChange.Outcome> {

  /** Copies the collections. */
  public ReversalChange {
    idToVersion = Map.copyOf(idToVersion);
    inner = List.copyOf(inner);
    others = List.copyOf(others);
    laterTransfers = Map.copyOf(laterTransfers);
    unattributed = List.copyOf(unattributed);
    compared = List.copyOf(compared);
  }

  /**
   * A record of a chain, which was merged itself and stays merged.
   *
   * @param merge of this record into the next one
   * @param into the next one
   * @param image the record before that merge
   * @param now its content with its links
   */
  public record Inner(UUID merge, UUID into, Worker image, Worker now) {
    @Override
    public String toString() {
      return "Inner[" + merge + "]";
    }
  }

  UUID main() {
    return survivor.worker().id().orElseThrow();
  }

  /** What a later merge changed on the survivor, and the links it moved. */
  public record Later(List<StoredTransfer> transfers, List<MovedLink> links) {
    /** Copies the lists. */
    public Later {
      transfers = List.copyOf(transfers);
      links = List.copyOf(links);
    }
  }

  @Override
  public UUID tenant() {
    return context.tenant();
  }

  /** The outcome of the reversal. */
  public sealed interface Outcome {
    /** Committed; the survivor has this version. */
    record Written(long version) implements Outcome {}

    /** A record or the merge has changed since it was read; nothing was written. */
    record Outdated() implements Outcome {}

    /** The request was carried out before. */
    record Repeated(IdempotencyKey.Earlier earlier) implements Outcome {}
  }
}
