package org.workerservice.matching;

import java.util.Comparator;
import java.util.List;

/** Scores candidates and ranks them; pure. */
final class Scorer {
  /** Equal scores are ranked by id, so that the same question has the same answer. */
  private static final Comparator<ScoredCandidate> BEST_FIRST =
      Comparator.comparingDouble((ScoredCandidate scored) -> scored.result().score())
          .reversed()
          .thenComparing(ScoredCandidate::id);

  private Scorer() {}

  static List<List<ScoredCandidate>> score(MatchCommand.Score command) {
    MatchStrategy strategy = MatchStrategies.of(command.settings());
    return command.probes().stream().map(probe -> score(probe, strategy, command)).toList();
  }

  private static List<ScoredCandidate> score(
      MatchCommand.Probe probe, MatchStrategy strategy, MatchCommand.Score command) {
    MatchFeatures features = MatchFeatures.decode(probe.features());
    return probe.candidates().stream()
        .map(
            candidate ->
                new ScoredCandidate(
                    candidate.id(),
                    strategy.compare(features, MatchFeatures.decode(candidate.features()))))
        .filter(scored -> scored.result().score() >= command.threshold())
        .sorted(BEST_FIRST)
        .limit(command.limit())
        .toList();
  }
}
