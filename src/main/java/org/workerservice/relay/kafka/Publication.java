package org.workerservice.relay.kafka;

import java.util.Map;

/** The outcome of publishing a batch. */
sealed interface Publication {
  /** Every record is published. */
  record Published() implements Publication {}

  /**
   * Nothing is published, because records can never be published as they are.
   *
   * @param indexToReason position in the batch to the reason, as a code; not empty
   */
  record Refused(Map<Integer, String> indexToReason) implements Publication {
    /** Copies the map. */
    public Refused {
      indexToReason = Map.copyOf(indexToReason);
    }
  }
}
