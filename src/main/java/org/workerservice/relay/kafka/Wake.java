package org.workerservice.relay.kafka;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells the relay of this node that something was committed. Thread-safe and fast: of many calls
 * only the first one before the next look of the relay does anything.
 */
public final class Wake implements Runnable {
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile Runnable listener = () -> {};

  @Override
  public void run() {
    if (asked.compareAndSet(false, true)) {
      listener.run();
    }
  }

  /** Sets what is called; it must hand over to its own thread. */
  void listen(Runnable wake) {
    listener = wake;
    asked.set(false);
  }

  /** Is called before a look at the log: later commits wake again. */
  void look() {
    asked.set(false);
  }
}
