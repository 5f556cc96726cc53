package org.workerservice.matching;

import java.util.ArrayList;
import java.util.List;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.score.MatchStrategy;

/** Scores candidates and ranks them; pure. */
final class Scorer {
  private Scorer() {}

  static List<List<ScoredCandidate>> score(MatchCommand.Score command) {
    MatchStrategy strategy = MatchStrategies.of(command.settings());
    return command.probes().stream().map(probe -> score(probe, strategy, command)).toList();
  }

  private static List<ScoredCandidate> score(
      MatchCommand.Probe probe, MatchStrategy strategy, MatchCommand.Score command) {
    MatchFeatures features = MatchFeatures.decode(probe.features());
    List<ScoredCandidate> ranked = new ArrayList<>();
    for (MatchCandidate candidate : probe.candidates()) {
      MatchFeatures other = MatchFeatures.decode(candidate.features());
      // Reasons cost more than scores, and most candidates do not need them.
      if (strategy.score(features, other) >= command.threshold()) {
        ranked.add(new ScoredCandidate(candidate.id(), strategy.compare(features, other)));
      }
    }
    ranked.sort(ScoredCandidate.BEST_FIRST);
    return List.copyOf(ranked.subList(0, Math.min(ranked.size(), command.limit())));
  }
}
