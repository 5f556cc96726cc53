package org.workerservice.persistence.merge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.ChangeCommand;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.review.ReviewScore;
import org.workerservice.persistence.worker.link.LinkChange;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;
import org.workerservice.persistence.worker.write.ComparedWorker;

/**
 * A merge of duplicates into a survivor, written atomically.
 *
 * @param idToVersion the versions of all records when they were read; the merge is refused if one
 *     of them differs now
 * @param survivor its new content
 * @param steps one for each duplicate, in order
 * @param others other records whose links move
 * @param compared the survivor; the merge is refused if a similar worker was written since
 * @param overridesDecisions whether to merge records that a person has said are different people
 * @param reviewed the review item on which the merge decides
 * @param automatic if present, the service and no person decides that the records are one person
 */
public record MergeChange(
    RequestContext context,
    Map<UUID, Long> idToVersion,
    Survivor survivor,
    List<Step> steps,
    List<LinkChange.End> others,
    ComparedWorker compared,
    Optional<String> reason,
    Map<String, UUID> choices,
    boolean overridesDecisions,
    Optional<IdempotencyKey> idempotency,
    Optional<Reviewed> reviewed,
    Optional<Automatic> automatic)
    implements MergeCommand<MergeChange.Outcome>, ChangeCommand<MergeChange.Outcome> {

  /** Copies the collections. */
  public MergeChange {
    idToVersion = Map.copyOf(idToVersion);
    steps = List.copyOf(steps);
    others = List.copyOf(others);
    choices = Map.copyOf(choices);
  }

  /**
   * A record that stays.
   *
   * @param worker its new content, with its links
   * @param index of the record and of all that were merged into it
   */
  public record Survivor(Worker worker, MatchIndexEntry index, String eventData) {
    @Override
    public String toString() {
      return "Survivor[" + worker + "]";
    }
  }

  /**
   * The merge of one duplicate.
   *
   * @param merge the id of its record
   * @param beforeMain the survivor before this step
   * @param after the duplicate with its new links
   */
  public record Step(
      UUID merge,
      Worker beforeMain,
      Worker beforeDuplicate,
      Worker after,
      List<StoredTransfer> transfers,
      List<MovedLink> links) {
    UUID duplicate() {
      return beforeDuplicate.id().orElseThrow();
    }

    @Override
    public String toString() {
      return "Step[" + merge + "]";
    }
  }

  /**
   * A review item that the merge confirms; the merge is refused if it is no longer pending in the
   * version that the person has seen.
   */
  public record Reviewed(UUID item, long version, Optional<String> reason) {}

  /**
   * The scores by which the service decides.
   *
   * @param scores of each duplicate with the survivor
   */
  public record Automatic(Map<UUID, ReviewScore> scores) {
    /** Copies the map. */
    public Automatic {
      scores = Map.copyOf(scores);
    }
  }

  UUID main() {
    return survivor.worker().id().orElseThrow();
  }

  List<UUID> duplicates() {
    return steps.stream().map(Step::duplicate).toList();
  }

  @Override
  public UUID tenant() {
    return context.tenant();
  }

  /** The outcome of the merge. */
  public sealed interface Outcome {
    /** Committed; the survivor has this version. */
    record Written(long version) implements Outcome {}

    /** One of the records has changed since it was read; nothing was written. */
    record Outdated() implements Outcome {}

    /** A person has said that these are different people; nothing was written. */
    record Rejected(List<Pair> pairs) implements Outcome {}

    /** The review item has changed since the person read it; nothing was written. */
    record ReviewChanged() implements Outcome {}

    /** The request was carried out before. */
    record Repeated(IdempotencyKey.Earlier earlier) implements Outcome {}
  }

  /** Two records. */
  public record Pair(UUID first, UUID second) {}
}
