package org.workerservice.persistence.database;

import io.vertx.core.Future;

/** Measures how one transaction passes the gate; for one event loop. */
public final class GatePassage {
  private final WriteRecorder recorder;
  private long entered;
  private boolean inside;

  /** Reports to this recorder. */
  public GatePassage(WriteRecorder recorder) {
    this.recorder = recorder;
  }

  /** Call this right after sending the lock statement, with its answer. */
  public <T> Future<T> enter(Future<T> granted) {
    long asked = System.nanoTime();
    return granted.map(
        granter -> {
          entered = System.nanoTime();
          inside = true;
          recorder.gateEntered(entered - asked);
          return granter;
        });
  }

  /** The transaction has ended. Does nothing if it never got the lock. */
  public void leave() {
    if (inside) {
      inside = false;
      recorder.gateLeft(System.nanoTime() - entered);
    }
  }
}
