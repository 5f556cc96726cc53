package org.workerservice.persistence.worker.preparation;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Living workers whose features and match keys were computed by an earlier version of the program.
 * Replacing these changes nothing that a reader of a worker can see.
 */
public interface StaleWorkers {
  /** Returns how many stale workers a tenant has. */
  Future<Long> count(UUID tenant);

  /** Returns the next stale workers of a tenant after an id, in id order. */
  Future<List<StaleWorker>> find(UUID tenant, Optional<UUID> after, int limit);

  /**
   * Replaces features and match keys of the workers that still have the version they were computed
   * from.
   *
   * @return how many were replaced
   */
  Future<Integer> replace(UUID tenant, List<Replacement> replacements);
}
