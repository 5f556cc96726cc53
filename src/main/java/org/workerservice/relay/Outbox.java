package org.workerservice.relay;

import io.vertx.core.Future;
import java.util.List;

/** The events of one tenant, in their order. */
interface Outbox {
  /** Returns the first events after a sequence, at most so many. */
  Future<List<Frame>> read(long after, int limit);

  /** Returns the sequence of the last event; 0 when there is none. */
  Future<Long> head();
}
