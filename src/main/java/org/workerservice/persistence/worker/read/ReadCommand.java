package org.workerservice.persistence.worker.read;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Address;
import org.workerservice.bus.Command;
import org.workerservice.model.SourceKey;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.ImportRow;
import org.workerservice.persistence.database.ListRange;
import org.workerservice.persistence.log.Event;
import org.workerservice.persistence.log.LogPosition;
import org.workerservice.persistence.log.LoggedChange;
import org.workerservice.persistence.review.PairDecision;

/**
 * A query of the registry.
 *
 * @param <R> the answer
 */
public sealed interface ReadCommand<R> extends Command<R> {
  /** The address of {@link ReaderVerticle}. */
  Address<ReadCommand<?>> ADDRESS = new Address<>("persistence.reader");

  /** The tenant whose rows are visible. */
  UUID tenant();

  /** Finds the worker with this id, deleted or not. */
  record FindWorker(UUID tenant, UUID id) implements ReadCommand<Optional<Worker>> {}

  /** Finds the existing workers with these ids, deleted or not, in no particular order. */
  record FindWorkers(UUID tenant, List<UUID> ids) implements ReadCommand<List<Worker>> {}

  /** Finds a past version of a worker. */
  record FindVersion(UUID tenant, UUID id, long version) implements ReadCommand<Optional<Worker>> {}

  /** Finds the workers that hold these source keys, deleted or not, in no particular order. */
  record FindBySources(UUID tenant, List<SourceKey> keys) implements ReadCommand<List<Worker>> {}

  /**
   * Lists the source keys of a system that living workers hold, in the order of their ids.
   *
   * @param after the last id of the page before; empty for the first page
   */
  record ListSources(UUID tenant, String system, String after, int limit)
      implements ReadCommand<List<ListedSource>> {}

  /** Lists workers in id order. */
  record ListWorkers(UUID tenant, ListRange range, WorkerFilter filter)
      implements ReadCommand<List<Worker>> {}

  /** Finds the ids of an organization and all below it. */
  record FindOrganizationTree(UUID tenant, UUID top) implements ReadCommand<List<UUID>> {}

  /**
   * Finds living workers that share a key with a probe, most shared keys first.
   *
   * @param probes the keys of each probe
   * @param limit max candidates of each probe
   */
  record FindCandidates(UUID tenant, List<List<Long>> probes, int limit)
      implements ReadCommand<Candidates> {}

  /** Finds the living workers with these ids, as candidates. */
  record FindFeatures(UUID tenant, List<UUID> ids) implements ReadCommand<List<Candidate>> {}

  /** Finds the decisions on a worker and some others; leaves out pairs without a decision. */
  record FindDecisions(UUID tenant, UUID worker, List<UUID> others)
      implements ReadCommand<List<PairDecision>> {}

  /** Finds what the first request with an idempotency key did. */
  record FindIdempotent(IdempotencyKey key)
      implements ReadCommand<Optional<IdempotencyKey.Earlier>> {
    @Override
    public UUID tenant() {
      return key.tenant();
    }
  }

  /** Finds the committed outcomes of rows of an import. */
  record FindImportOutcomes(UUID tenant, UUID importId, long firstRow, int count)
      implements ReadCommand<List<ImportRow.Outcome>> {}

  /** Reads events after a sequence, in order. */
  record ReadEvents(UUID tenant, long after, int limit) implements ReadCommand<List<Event>> {}

  /** Reads the head of the log of all tenants, and whether it still holds all after a sequence. */
  record ReadLog(UUID tenant, long sequence) implements ReadCommand<LogPosition> {}

  /** Reads the changes of all tenants after a sequence, in order, without content. */
  record ReadChanges(UUID tenant, long after, int limit)
      implements ReadCommand<List<LoggedChange>> {}

  /** Lists the tenants that have living workers. */
  record ReadTenants(UUID tenant) implements ReadCommand<List<TenantSize>> {}

  /** Finds the living workers with these ids, for the search index. */
  record FindIndexed(UUID tenant, List<UUID> ids) implements ReadCommand<List<IndexedWorker>> {}

  /** Lists living workers in id order, for the search index. */
  record ListIndexed(UUID tenant, Optional<UUID> after, int limit)
      implements ReadCommand<List<IndexedWorker>> {}

  /** Finds the sequence of the last committed event; 0 if there is none. */
  record FindLastEvent(UUID tenant) implements ReadCommand<Long> {}

  /** Checks that the database answers. */
  record Ping(UUID tenant) implements ReadCommand<Boolean> {}
}
