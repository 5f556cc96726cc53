package org.workerservice.relay;

import io.vertx.core.Future;
import java.util.List;

/** The events of one tenant, in order. */
interface Outbox {
  /** Returns the first events after a sequence, at most {@code limit}. */
  Future<List<Frame>> read(long after, int limit);

  /** Returns the sequence of the last event; 0 if there is none. */
  Future<Long> head();
}
