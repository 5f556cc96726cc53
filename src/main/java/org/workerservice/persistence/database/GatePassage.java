package org.workerservice.persistence.database;

import io.vertx.core.Future;

/** One transaction on its way through the gate, with a watch; for one event loop. */
public final class GatePassage {
  private final WriteRecorder recorder;
  private long entered;
  private boolean inside;

  /** Measures each passage with this recorder. */
  public GatePassage(WriteRecorder recorder) {
    this.recorder = recorder;
  }

  /** The transaction has just asked to be let in. */
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

  /** The transaction has ended; whoever was never let in does not leave. */
  public void leave() {
    if (inside) {
      inside = false;
      recorder.gateLeft(System.nanoTime() - entered);
    }
  }
}
