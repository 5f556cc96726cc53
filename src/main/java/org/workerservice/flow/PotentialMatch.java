package org.workerservice.flow;

import java.util.Optional;
import org.workerservice.matching.score.MatchResult;
import org.workerservice.model.MatchDecision;
import org.workerservice.model.Worker;

/**
 * A worker that may be the one asked about.
 *
 * @param asked the record that it was compared with
 * @param decision what a person has said of the two, if anything
 */
public record PotentialMatch(
    Worker asked, Worker worker, MatchResult result, Optional<MatchDecision> decision) {}
