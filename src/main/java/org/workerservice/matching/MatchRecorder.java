package org.workerservice.matching;

import java.util.List;

/**
 * Records what the scorers do, for metrics. The scorers call it on their own threads, several at a
 * time, so it must be quick and must not throw.
 */
public interface MatchRecorder {
  /** Records the answer to a request and how long it took, in nanoseconds. */
  void scored(MatchCommand.Score command, List<List<ScoredCandidate>> ranked, long nanos);
}
