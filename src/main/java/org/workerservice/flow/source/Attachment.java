package org.workerservice.flow.source;

import java.util.List;
import java.util.Optional;
import org.workerservice.flow.PotentialMatch;
import org.workerservice.matching.score.MatchQuality;
import org.workerservice.matching.score.MatchResult;
import org.workerservice.model.Worker;
import org.workerservice.survivorship.Feed;

/** Decides whether a source key may be attached to an existing worker; pure. */
public final class Attachment {
  private Attachment() {}

  /**
   * Returns the worker that the key of the feed belongs to: the only definite match, if nothing
   * contradicts it. A worker with another key of the same system is not attached to: the system
   * knows two people.
   */
  public static Optional<Worker> among(List<PotentialMatch> matches, Feed feed) {
    List<PotentialMatch> definite =
        matches.stream().filter(match -> isDefinite(match.result())).toList();
    return definite.size() == 1
        ? definite.stream()
            .filter(match -> !match.isRejected())
            .map(PotentialMatch::worker)
            .filter(feed::isFirstOfItsSystem)
            .findFirst()
        : Optional.empty();
  }

  private static boolean isDefinite(MatchResult result) {
    return result.quality() == MatchQuality.DEFINITE && result.conflict().isEmpty();
  }
}
