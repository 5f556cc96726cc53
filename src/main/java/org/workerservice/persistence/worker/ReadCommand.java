package org.workerservice.persistence.worker;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Address;
import org.workerservice.bus.Command;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.ImportRow;
import org.workerservice.persistence.log.Event;
import org.workerservice.persistence.log.LogPosition;
import org.workerservice.persistence.log.LoggedChange;
import org.workerservice.persistence.review.PairDecision;

/**
 * A question to the registry.
 *
 * @param <R> the answer
 */
public sealed interface ReadCommand<R> extends Command<R> {
  /** Where the reader listens. */
  Address<ReadCommand<?>> ADDRESS = new Address<>("persistence.reader");

  /** Whose rows to look at. */
  UUID tenant();

  /** The worker with an id, deleted or not. */
  record FindWorker(UUID tenant, UUID id) implements ReadCommand<Optional<Worker>> {}

  /** The workers with these ids that are there, deleted or not, in no particular order. */
  record FindWorkers(UUID tenant, List<UUID> ids) implements ReadCommand<List<Worker>> {}

  /** A worker as it was at a version. */
  record FindVersion(UUID tenant, UUID id, long version) implements ReadCommand<Optional<Worker>> {}

  /** Living workers in the order of their ids, after one of them. */
  record ListWorkers(UUID tenant, Optional<UUID> after, int limit)
      implements ReadCommand<List<Worker>> {}

  /**
   * Living workers that share a key with a probe, those with the most keys in common first.
   *
   * @param probes the keys of each probe
   * @param limit at most so many candidates for each probe
   */
  record FindCandidates(UUID tenant, List<List<Long>> probes, int limit)
      implements ReadCommand<Candidates> {}

  /** The living workers with these ids as candidates. */
  record FindFeatures(UUID tenant, List<UUID> ids) implements ReadCommand<List<Candidate>> {}

  /** What people have said of a worker and some others; pairs without a decision are left out. */
  record FindDecisions(UUID tenant, UUID worker, List<UUID> others)
      implements ReadCommand<List<PairDecision>> {}

  /** What the first request with an idempotency key did. */
  record FindIdempotent(IdempotencyKey key)
      implements ReadCommand<Optional<IdempotencyKey.Earlier>> {
    @Override
    public UUID tenant() {
      return key.tenant();
    }
  }

  /** The outcomes of the rows of an import that were committed before. */
  record FindImportOutcomes(UUID tenant, UUID importId, long firstRow, int count)
      implements ReadCommand<List<ImportRow.Outcome>> {}

  /** Events after a sequence, in their order. */
  record ReadEvents(UUID tenant, long after, int limit) implements ReadCommand<List<Event>> {}

  /** How far the log of changes of all tenants is, and whether it still holds a sequence. */
  record ReadLog(UUID tenant, long sequence) implements ReadCommand<LogPosition> {}

  /** The changes of all tenants after a sequence, in their order, without content. */
  record ReadChanges(UUID tenant, long after, int limit)
      implements ReadCommand<List<LoggedChange>> {}

  /** Every tenant that has living workers. */
  record ReadTenants(UUID tenant) implements ReadCommand<List<TenantSize>> {}

  /** The living workers with these ids as the search index sees them. */
  record FindIndexed(UUID tenant, List<UUID> ids) implements ReadCommand<List<IndexedWorker>> {}

  /** Living workers in the order of their ids, as the search index sees them. */
  record ListIndexed(UUID tenant, Optional<UUID> after, int limit)
      implements ReadCommand<List<IndexedWorker>> {}

  /** The sequence of the last event that is committed; 0 when there is none. */
  record FindLastEvent(UUID tenant) implements ReadCommand<Long> {}

  /** Whether the database answers. */
  record Ping(UUID tenant) implements ReadCommand<Boolean> {}
}
