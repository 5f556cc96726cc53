package org.workerservice.matching;

import java.util.List;
import org.workerservice.bus.Command;
import org.workerservice.matching.score.MatchSettings;

/** A request to the scorers. */
public sealed interface MatchCommand extends Command<List<List<ScoredCandidate>>> {
  /**
   * Scores the candidates of each probe. The answer has, for each probe, the candidates at or above
   * the threshold, best first, at most {@code limit} of them.
   *
   * @param threshold between 0 and 1
   */
  record Score(List<Probe> probes, MatchSettings settings, double threshold, int limit)
      implements MatchCommand {
    /** Copies the list. */
    public Score {
      probes = List.copyOf(probes);
    }
  }

  /**
   * A record and its candidates.
   *
   * @param features encoded {@link org.workerservice.matching.feature.MatchFeatures}
   */
  record Probe(byte[] features, List<MatchCandidate> candidates) {
    /** Copies the list. */
    public Probe {
      candidates = List.copyOf(candidates);
    }

    @Override
    public String toString() {
      return "Probe[" + candidates.size() + " candidates]";
    }
  }
}
