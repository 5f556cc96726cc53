package org.workerservice.persistence;

import io.vertx.core.Future;

/** One transaction on its way through the gate, with a watch; for one event loop. */
final class GatePassage {
  private final WriteRecorder recorder;
  private long entered;
  private boolean inside;

  GatePassage(WriteRecorder recorder) {
    this.recorder = recorder;
  }

  /** The transaction has just asked to be let in. */
  <T> Future<T> enter(Future<T> granted) {
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
  void leave() {
    if (inside) {
      inside = false;
      recorder.gateLeft(System.nanoTime() - entered);
    }
  }
}
