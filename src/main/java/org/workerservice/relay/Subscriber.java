package org.workerservice.relay;

import io.vertx.core.Future;
import java.util.List;

/** Receives events, one call at a time. Called on the relay's thread. */
public interface Subscriber {
  /**
   * Delivers events.
   *
   * @return completes when the subscriber can accept more; fails when it is gone
   */
  Future<Void> deliver(List<Frame> frames);

  /** Ends the stream: no more events follow. */
  void end(EndReason reason);
}
