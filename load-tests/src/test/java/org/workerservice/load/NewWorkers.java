package org.workerservice.load;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * People who are not in the registry, and what became of their creation. When all have been handed
 * out it starts over, and the service refuses them as duplicates. Safe for use by any thread.
 */
final class NewWorkers {
  private final List<String> bodies;
  private final AtomicLong handedOut = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  NewWorkers(List<String> bodies) {
    this.bodies = List.copyOf(bodies);
  }

  /** Returns the body of a creation. */
  String next() {
    return bodies.get((int) (handedOut.getAndIncrement() % bodies.size()));
  }

  /** Somebody was taken for a person who is there already. */
  void refused() {
    refused.incrementAndGet();
  }

  /** Returns what is worth knowing of the creations, in one sentence or two. */
  String account() {
    long sent = handedOut.get();
    String told = sent + " creations, of which " + refused + " were refused as duplicates.";
    return sent <= bodies.size()
        ? told
        : told
            + " The supply of "
            + bodies.size()
            + " new workers was used up, so the rest were duplicates; ask for more with -Dcreates=N.";
  }
}
