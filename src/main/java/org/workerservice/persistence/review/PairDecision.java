package org.workerservice.persistence.review;

import java.util.Optional;
import java.util.UUID;
import org.workerservice.model.MatchDecision;

/**
 * The decision of a person on a worker and another one.
 *
 * @param other the other worker
 * @param version of the item that holds the decision
 * @param compared what the person compared; empty if it is unknown
 */
public record PairDecision(
    UUID other, MatchDecision decision, long version, Optional<Compared> compared) {
  /**
   * The prints of the two workers.
   *
   * @param worker when the person decided
   * @param other when the person decided
   * @param otherNow as it is now
   */
  public record Compared(byte[] worker, byte[] other, byte[] otherNow) {
    @Override
    public String toString() {
      return "Compared[…]";
    }
  }
}
