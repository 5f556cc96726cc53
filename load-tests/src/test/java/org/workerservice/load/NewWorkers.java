package org.workerservice.load;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * People who are not in the registry, and the outcomes of their creation. After the last one, it
 * starts again with the first, and the service refuses them as duplicates. Safe for use by any
 * thread.
 */
final class NewWorkers {
  private final List<String> bodies;
  private final AtomicLong handedOut = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  NewWorkers(List<String> bodies) {
    this.bodies = List.copyOf(bodies);
  }

  /** Returns the body of the next creation. */
  String next() {
    return bodies.get((int) (handedOut.getAndIncrement() % bodies.size()));
  }

  /** Counts a creation that was refused as a duplicate. */
  void refused() {
    refused.incrementAndGet();
  }

  /** Returns a summary of the creations, in one or two sentences. */
  String account() {
    long sent = handedOut.get();
    String told = sent + " creations, of which " + refused + " were refused as duplicates.";
    return sent <= bodies.size()
        ? told
        : told
            + " The supply of "
            + bodies.size()
            + " new workers ran out, so the rest were duplicates. Set a larger -Dcreates=N.";
  }
}
