package org.workerservice.search.index;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.model.Worker;

/**
 * The registry as the index reads it. Workers come without sensitive values. Futures complete on
 * the context of the caller.
 */
public interface SearchSource {
  /**
   * Returns the newest sequence of the log of changes, and whether the log still has a sequence.
   */
  Future<LogState> log(long sequence);

  /**
   * Returns the changes of all tenants after a sequence, in log order. A change of an organization
   * becomes one change for each of its workers, with the same sequence.
   *
   * @param limit maximum number of log entries; they may give more changes than that
   */
  Future<List<Change>> changes(long after, int limit);

  /** Returns those of these workers that are not deleted, in their current versions. */
  Future<List<Entry>> workers(UUID tenant, Collection<UUID> ids);

  /** Returns every tenant that has workers. */
  Future<List<Tenant>> tenants();

  /** Returns at most {@code limit} workers after an id, in the order of their ids. */
  Future<List<Entry>> workersAfter(UUID tenant, Optional<UUID> id, int limit);

  /**
   * The state of the log of changes.
   *
   * @param registry id of the database
   * @param newest the newest sequence; 0 if nothing was ever written
   * @param known whether the log still has every change after the requested sequence
   */
  record LogState(UUID registry, long newest, boolean known) {}

  /**
   * One change.
   *
   * @param worker the worker it affects; empty if it affects none
   * @param version of the worker; 0 without one
   * @param own whether the worker itself was written, rather than its organization
   */
  record Change(long sequence, UUID tenant, Optional<UUID> worker, long version, boolean own) {}

  /** A tenant and its number of workers. */
  record Tenant(UUID id, long workers) {}

  /**
   * A worker as it is indexed.
   *
   * @param organization name of the managing organization
   */
  record Entry(Worker worker, Optional<String> organization) {}
}
