package org.workerservice.flow;

import java.util.Optional;
import org.workerservice.matching.score.MatchResult;
import org.workerservice.model.MatchDecision;
import org.workerservice.model.Worker;

/**
 * A worker that may be the same person as the record asked about.
 *
 * @param asked the record that it was compared with
 * @param decision a steward's decision on the two, if any
 */
public record PotentialMatch(
    Worker asked, Worker worker, MatchResult result, Optional<MatchDecision> decision) {
  /** Returns whether a steward said that the two are different people. */
  public boolean isRejected() {
    return decision.filter(MatchDecision.REJECTED::equals).isPresent();
  }
}
