package org.workerservice.matching;

import java.util.List;

/**
 * Is told what the scorers do. Called on their threads, several at a time, so it must be quick and
 * must not throw.
 */
public interface MatchRecorder {
  /** A request was answered like this, in so many nanoseconds. */
  void scored(MatchCommand.Score command, List<List<ScoredCandidate>> ranked, long nanos);
}
