package org.workerservice.persistence.deduplication;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Address;
import org.workerservice.bus.ChangeCommand;
import org.workerservice.bus.Command;
import org.workerservice.bus.RequestContext;
import org.workerservice.persistence.job.JobLease;
import org.workerservice.persistence.worker.write.ComparedWorker;

/**
 * Reads what a batch compares, and stores what it finds. A change is refused if the lease of the
 * job has ended.
 *
 * @param <R> the answer
 */
public sealed interface DeduplicationCommand<R> extends Command<R> {
  /** The address of {@link DeduplicationVerticle}. */
  Address<DeduplicationCommand<?>> ADDRESS = new Address<>("persistence.deduplication");

  /** Returns the newest sequence of the log of changes. */
  record FindHead(UUID tenant) implements DeduplicationCommand<Long> {}

  /** Returns whether an organisation is living. */
  record ExistsOrganization(UUID tenant, UUID organization)
      implements DeduplicationCommand<Boolean> {}

  /** Reads living workers in the order of their ids. */
  record ReadRecords(UUID tenant, Optional<UUID> after, int limit, Optional<UUID> organization)
      implements DeduplicationCommand<List<StoredRecord>> {}

  /** Reads which workers have changed what they are matched by. */
  record ReadChanges(UUID tenant, long after, int limit) implements DeduplicationCommand<Changes> {}

  /**
   * Changed workers, oldest change first.
   *
   * @param isComplete whether the log still holds every change after the given one
   * @param last the sequence of the last change; empty if there are no more
   */
  record Changes(boolean isComplete, List<UUID> workers, Optional<Long> last) {}

  /** Creates the units of a job, unless it has some. */
  record PutUnits(JobLease lease, List<ScanUnit.Range> ranges)
      implements DeduplicationCommand<Boolean> {}

  /** Leases a unit that is neither done nor leased by another node. */
  record ClaimUnit(JobLease lease, UUID owner, Duration time)
      implements DeduplicationCommand<Optional<ScanUnit>> {}

  /**
   * Ends a unit and stores its matches. False if another node has leased the unit since; nothing is
   * written then.
   */
  record FinishUnit(
      JobLease lease, ScanUnit unit, ScanUnit.Result result, List<MatchedPair> matches)
      implements DeduplicationCommand<Boolean> {}

  /** Returns how far the scan is. */
  record FindState(UUID tenant, UUID job) implements DeduplicationCommand<ScanUnit.State> {}

  /** Reads matches in the order of their ids. */
  record ReadMatches(UUID tenant, UUID job, Optional<MatchedPair> after, int limit)
      implements DeduplicationCommand<List<MatchedPair>> {}

  /** Finds the pairs among these workers that a person has said are different people. */
  record FindRejected(UUID tenant, List<UUID> workers)
      implements DeduplicationCommand<List<MatchedPair>> {}

  /** Removes the entities of a grouping that was interrupted. */
  record ClearEntities(JobLease lease) implements DeduplicationCommand<Boolean> {}

  /** Stores entities. */
  record PutEntities(JobLease lease, List<StoredEntity> entities)
      implements DeduplicationCommand<Boolean> {}

  /**
   * Reads entities in the order of their numbers.
   *
   * @param onlyFound whether to leave out those that have an outcome
   */
  record ReadEntities(UUID tenant, UUID job, int after, int limit, boolean onlyFound)
      implements DeduplicationCommand<List<StoredEntity>> {}

  /** An entity, what became of it, and the pairs to review. */
  record Settled(
      int entity,
      EntityOutcome outcome,
      Optional<String> reason,
      Optional<UUID> survivor,
      List<ComparedWorker> raised) {
    /** Copies the list. */
    public Settled {
      raised = List.copyOf(raised);
    }
  }

  /**
   * Puts pairs into the review queue and notes the outcomes of their entities, in one transaction
   * behind the gate. The answer is how many items were raised; empty if the lease has ended.
   */
  record Settle(RequestContext context, JobLease lease, List<Settled> settled)
      implements DeduplicationCommand<Optional<Integer>>, ChangeCommand<Optional<Integer>> {}

  /**
   * Notes which entities were merged before the job was cancelled; raises nothing. False if another
   * owner has taken the job over.
   */
  record NoteMerges(JobLease lease, List<Settled> merged) implements DeduplicationCommand<Boolean> {
    /** Copies the list. */
    public NoteMerges {
      merged = List.copyOf(merged);
    }
  }

  /** Returns which of some merged duplicates were merged for exactly this reason. */
  record FindMergedFor(UUID tenant, List<UUID> duplicates, String reason)
      implements DeduplicationCommand<List<UUID>> {}

  /** Counts entities by outcome, by size, and by the reason why they were not merged. */
  record CountEntities(UUID tenant, UUID job) implements DeduplicationCommand<EntityCounts> {}

  /** Numbers of entities. */
  record EntityCounts(
      Map<Integer, Long> bySize, Map<String, Long> byOutcome, Map<String, Long> byReason) {}

  /** Removes some matches and units of a job that needs them no more; false if none were left. */
  record DropScan(JobLease lease, int limit) implements DeduplicationCommand<Boolean> {}

  /** Does the same for what earlier jobs of the tenant have left. */
  record DropOtherScans(JobLease lease, int limit) implements DeduplicationCommand<Boolean> {}
}
