package org.workerservice.persistence.worker;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Living workers whose features and match keys an earlier version of the program has made. To
 * replace them changes nothing that a reader sees of a worker.
 */
public interface StaleWorkers {
  /** Returns how many a tenant has. */
  Future<Long> count(UUID tenant);

  /** Returns the next ones of a tenant after an id, in the order of their ids. */
  Future<List<StaleWorker>> find(UUID tenant, Optional<UUID> after, int limit);

  /**
   * Replaces features and match keys of workers that still have the version they were made from.
   *
   * @return how many were replaced
   */
  Future<Integer> replace(UUID tenant, List<Replacement> replacements);
}
