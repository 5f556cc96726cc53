package org.workerservice.support;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.matching.MatchCommand;
import org.workerservice.matching.ScoredCandidate;
import org.workerservice.matching.score.MatchQuality;
import org.workerservice.matching.score.MatchResult;

/** Gives candidates the scores that a test has set, whatever their features. The default is 0. */
public final class FakeScores {
  private final Map<UUID, Double> idToScore = new HashMap<>();

  /** Makes an actor score in this way. */
  public FakeScores(FakeActor<MatchCommand> matching) {
    matching.always(MatchCommand.Score.class, this::score);
  }

  /** Sets the score of a worker. */
  public FakeScores put(UUID id, double score) {
    idToScore.put(id, score);
    return this;
  }

  private List<List<ScoredCandidate>> score(MatchCommand.Score command) {
    return command.probes().stream().map(probe -> score(probe, command)).toList();
  }

  private List<ScoredCandidate> score(MatchCommand.Probe probe, MatchCommand.Score command) {
    return probe.candidates().stream()
        .map(candidate -> scored(candidate.id(), idToScore.getOrDefault(candidate.id(), 0.0)))
        .filter(candidate -> candidate.result().score() >= command.threshold())
        .sorted(ScoredCandidate.BEST_FIRST)
        .limit(command.limit())
        .toList();
  }

  /** Returns a worker with a score. */
  public static ScoredCandidate scored(UUID id, double score) {
    return new ScoredCandidate(
        id,
        new MatchResult(
            score, MatchQuality.PROBABLE, List.of(), Optional.empty(), Optional.empty(), score));
  }
}
