package org.workerservice.search.index;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.model.Worker;

/**
 * Where the index learns of the registry. Workers come without sensitive values. Futures complete
 * on the context of the caller.
 */
public interface SearchSource {
  /** Returns how far the log of changes has come, and whether it still has a sequence. */
  Future<LogState> log(long sequence);

  /**
   * Returns the changes of all tenants after a sequence, in their order. A change of an
   * organisation is one of each of its workers, with the same sequence.
   *
   * @param most entries of the log; there may be more changes than that
   */
  Future<List<Change>> changes(long after, int most);

  /** Returns the living ones of these workers, as they are now. */
  Future<List<Entry>> workers(UUID tenant, Collection<UUID> ids);

  /** Returns every tenant that has living workers. */
  Future<List<Tenant>> tenants();

  /** Returns living workers in the order of their ids. */
  Future<List<Entry>> workersAfter(UUID tenant, Optional<UUID> id, int most);

  /**
   * The log of changes.
   *
   * @param registry tells one database from another
   * @param newest the newest sequence; 0 when nothing was ever written
   * @param known whether the sequence that was asked for is still there, or is 0
   */
  record LogState(UUID registry, long newest, boolean known) {}

  /**
   * Something has been written.
   *
   * @param worker empty if it was no worker
   * @param version of the worker; 0 without one
   * @param own whether the worker itself was written, and not the organisation it is shown with
   */
  record Change(long sequence, UUID tenant, Optional<UUID> worker, long version, boolean own) {}

  /** A tenant and how many living workers it has. */
  record Tenant(UUID id, long workers) {}

  /**
   * What is indexed of a worker.
   *
   * @param organization name of the managing organisation
   */
  record Entry(Worker worker, Optional<String> organization) {}
}
