package org.workerservice.persistence.worker.write;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.workerservice.bus.Address;
import org.workerservice.bus.ChangeCommand;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerSource;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.ImportRow;
import org.workerservice.persistence.review.RescoredItem;
import org.workerservice.persistence.review.ReviewItem;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;

/** One change to the registry; answered after the commit. */
public sealed interface WriteItem extends ChangeCommand<WriteOutcome> {
  /** The address of {@link WriterVerticle}. */
  Address<WriteItem> ADDRESS = new Address<>("persistence.writer");

  /** The context of the request. */
  RequestContext context();

  /**
   * A new worker.
   *
   * @param worker in plaintext and normalised, with the id to use
   * @param eventData masked content for the event, a JSON object
   * @param checkedWatermark outbox sequence up to which the caller has compared the worker with the
   *     registry; empty when duplicates are allowed
   * @param contestClaims whether a strong identifier that another worker holds is contested; if
   *     not, the create is refused
   * @param acknowledged workers that are known to be different people
   */
  record Create(
      RequestContext context,
      Worker worker,
      MatchIndexEntry index,
      String eventData,
      OptionalLong checkedWatermark,
      boolean contestClaims,
      Set<UUID> acknowledged,
      List<ReviewItem> reviews,
      Optional<IdempotencyKey> idempotency,
      Optional<ImportRow> importRow)
      implements WriteItem {
    /** Copies the collections. */
    public Create {
      acknowledged = Set.copyOf(acknowledged);
      reviews = List.copyOf(reviews);
    }

    @Override
    public String toString() {
      return "Create[" + worker + "]";
    }
  }

  /**
   * New content for a living worker.
   *
   * @param expectedVersion the version the caller has seen; empty replaces any version
   * @param kept what the update leaves as it was
   * @param reviews pairs for a steward to review, or already decided
   * @param compared how the new content was compared with the registry
   * @param rebase if present, the update is rebased onto a newer version instead of refused; such
   *     an item gets its own transaction
   */
  record Update(
      RequestContext context,
      Worker worker,
      MatchIndexEntry index,
      String eventData,
      OptionalLong expectedVersion,
      Kept kept,
      Set<UUID> acknowledged,
      List<ReviewItem> reviews,
      Compared compared,
      Optional<Rebase> rebase,
      Optional<IdempotencyKey> idempotency,
      Optional<ImportRow> importRow)
      implements WriteItem {
    /** Copies the collections. */
    public Update {
      acknowledged = Set.copyOf(acknowledged);
      reviews = List.copyOf(reviews);
    }

    /** Creates an update that is neither a repeatable request nor a row of an import. */
    public Update(
        RequestContext context,
        Worker worker,
        MatchIndexEntry index,
        String eventData,
        OptionalLong expectedVersion,
        Kept kept,
        Set<UUID> acknowledged,
        List<ReviewItem> reviews,
        Compared compared,
        Optional<Rebase> rebase) {
      this(
          context,
          worker,
          index,
          eventData,
          expectedVersion,
          kept,
          acknowledged,
          reviews,
          compared,
          rebase,
          Optional.empty(),
          Optional.empty());
    }

    /** Returns the same update with these workers known to be different people, too. */
    public Update acknowledging(Set<UUID> others) {
      Set<UUID> all = new HashSet<>(acknowledged);
      all.addAll(others);
      return new Update(
          context,
          worker,
          index,
          eventData,
          expectedVersion,
          kept,
          all,
          reviews,
          compared,
          rebase,
          idempotency,
          importRow);
    }

    @Override
    public String toString() {
      return "Update[" + worker + "]";
    }
  }

  /**
   * What an update leaves as it was. It was accepted before, so it is no reason to refuse the
   * update: a number may be contested, an organisation deleted.
   *
   * @param claims the strong identifiers that the version in {@code expectedVersion} has already
   * @param organization the managing organisation, if it stays the same
   * @param sources the source keys that this version has already
   */
  record Kept(
      Set<MatchIndexEntry.ClaimKey> claims,
      Optional<UUID> organization,
      List<WorkerSource> sources) {
    /** Nothing is kept: the whole record is judged. */
    public static final Kept NONE = new Kept(Set.of(), Optional.empty(), List.of());

    /** Copies the collections. */
    public Kept {
      claims = Set.copyOf(claims);
      sources = List.copyOf(sources);
    }
  }

  /**
   * A comparison of the record with the registry.
   *
   * @param watermark outbox sequence up to which it considers all changes; empty if nothing was
   *     compared
   * @param rescored pending items of the worker with their new scores
   */
  record Compared(OptionalLong watermark, List<RescoredItem> rescored) {
    /** Nothing was compared, because the write leaves the identity of the worker as it was. */
    public static final Compared NONE = new Compared(OptionalLong.empty(), List.of());

    /** Copies the list. */
    public Compared {
      rescored = List.copyOf(rescored);
    }
  }

  /**
   * Rebases an update onto a newer version of its record. Must be pure and fast: it is called
   * behind the gate, while all other writes wait, on the thread of the writer.
   */
  @FunctionalInterface
  interface Rebase {
    /** Returns the update; empty if there is nothing to write, or if it may not be written. */
    Optional<Update> onto(Worker newest);
  }

  /**
   * The deletion of a living worker; its record stays.
   *
   * @param last the record as it was read, for the event
   */
  record Delete(
      RequestContext context, UUID id, OptionalLong expectedVersion, Optional<LastContent> last)
      implements WriteItem {
    /** Creates a deletion whose event has no content. */
    public Delete(RequestContext context, UUID id, OptionalLong expectedVersion) {
      this(context, id, expectedVersion, Optional.empty());
    }
  }

  /**
   * A record before its deletion. It is left out of the event if the record has changed since.
   *
   * @param eventData masked content, a JSON object
   */
  record LastContent(long version, String eventData) {
    @Override
    public String toString() {
      return "LastContent[" + version + "]";
    }
  }

  /**
   * The restoration of a deleted worker.
   *
   * @param worker the record as read; its version must still be current
   * @param reviews pairs for a steward to review
   * @param compared how the record was compared with the registry
   */
  record Restore(
      RequestContext context,
      Worker worker,
      MatchIndexEntry index,
      String eventData,
      List<ReviewItem> reviews,
      Compared compared,
      Optional<IdempotencyKey> idempotency)
      implements WriteItem {
    /** Copies the list. */
    public Restore {
      reviews = List.copyOf(reviews);
    }

    @Override
    public String toString() {
      return "Restore[" + worker + "]";
    }
  }

  /** The outcome of an import row that writes no worker. */
  record Note(RequestContext context, ImportRow row) implements WriteItem {}
}
