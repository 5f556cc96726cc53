package org.workerservice.flow;

import java.util.List;
import java.util.Optional;
import org.workerservice.matching.ComponentScore;
import org.workerservice.matching.MatchQuality;
import org.workerservice.matching.MatchResult;
import org.workerservice.model.Worker;

/**
 * A worker that may be the one asked about.
 *
 * @param asked the record that it was compared with
 * @param score from 0 to 1
 * @param components what was compared
 * @param conflict evidence against it
 */
public record PotentialMatch(
    Worker asked,
    Worker worker,
    double score,
    MatchQuality quality,
    List<ComponentScore> components,
    Optional<String> conflict) {

  static PotentialMatch of(Worker asked, Worker worker, MatchResult result) {
    return new PotentialMatch(
        asked, worker, result.score(), result.quality(), result.components(), result.conflict());
  }
}
