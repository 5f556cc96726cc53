package org.workerservice.relay;

import io.vertx.core.Future;
import java.util.List;

/** Somebody who listens to events; told nothing twice at a time. Called on the relay's thread. */
public interface Subscriber {
  /**
   * Takes events.
   *
   * @return completes when the subscriber can take more; fails when it is gone
   */
  Future<Void> deliver(List<Frame> frames);

  /** Tells the subscriber that there will be no more. */
  void end(EndReason reason);
}
