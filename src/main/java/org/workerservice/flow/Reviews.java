package org.workerservice.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.workerservice.json.Json;
import org.workerservice.matching.ScoredCandidate;
import org.workerservice.matching.feature.IdentityPart;
import org.workerservice.matching.score.ComponentScore;
import org.workerservice.matching.score.MatchResult;
import org.workerservice.matching.score.ScoreLimit;
import org.workerservice.persistence.review.DetectionMethod;
import org.workerservice.persistence.review.PairDecision;
import org.workerservice.persistence.review.ReviewItem;
import org.workerservice.persistence.review.ReviewScore;

/** Creates review items from scores. */
public final class Reviews {
  private Reviews() {}

  /**
   * Returns an item that is already decided: the caller stated that the two are different people.
   */
  public static ReviewItem decidedNoMatch(DetectionMethod method, ScoredCandidate scored) {
    return new ReviewItem(scored.id(), method, score(scored.result()), true);
  }

  /** Returns an open item: a steward must decide whether the two are the same person. */
  public static ReviewItem open(DetectionMethod method, ScoredCandidate scored) {
    return new ReviewItem(scored.id(), method, score(scored.result()), false);
  }

  /**
   * Returns an open item in place of a decision that what has changed since calls into question.
   */
  static ReviewItem again(
      DetectionMethod method,
      ScoredCandidate scored,
      PairDecision decision,
      List<IdentityPart> changed) {
    return new ReviewItem(
        scored.id(),
        method,
        score(scored.result()),
        false,
        Optional.of(
            new ReviewItem.Again(
                decision.version(), changed.stream().map(IdentityPart::code).toList())));
  }

  /** Returns what an item keeps of a score. */
  public static ReviewScore score(MatchResult result) {
    return new ReviewScore(
        result.score(),
        result.quality().code(),
        breakdown(result),
        Optional.of(result.logOdds()),
        result.limit().map(ScoreLimit::code));
  }

  private static String breakdown(MatchResult result) {
    ObjectNode breakdown = Json.MAPPER.createObjectNode();
    for (ComponentScore component : result.components()) {
      breakdown.put(component.component().code(), component.score());
    }
    return breakdown.toString();
  }
}
