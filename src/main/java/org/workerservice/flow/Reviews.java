package org.workerservice.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.workerservice.json.Json;
import org.workerservice.matching.ScoredCandidate;
import org.workerservice.matching.score.ComponentScore;
import org.workerservice.matching.score.MatchResult;
import org.workerservice.persistence.review.ReviewItem;

/** Creates review items from scores. */
public final class Reviews {
  private static final String ON_CREATE = "duplicate_detection";

  private Reviews() {}

  /**
   * Returns an item that is already decided: the caller stated that the two are different people.
   */
  public static ReviewItem decidedNoMatch(ScoredCandidate scored) {
    return item(scored, true);
  }

  /** Returns an open item: a steward must decide whether the two are the same person. */
  public static ReviewItem open(ScoredCandidate scored) {
    return item(scored, false);
  }

  private static ReviewItem item(ScoredCandidate scored, boolean decided) {
    MatchResult result = scored.result();
    return new ReviewItem(
        scored.id(),
        result.score(),
        result.quality().code(),
        ON_CREATE,
        breakdown(result),
        decided);
  }

  /** Returns the score of each compared component as a JSON object. */
  public static String breakdown(MatchResult result) {
    ObjectNode breakdown = Json.MAPPER.createObjectNode();
    for (ComponentScore component : result.components()) {
      breakdown.put(component.component().code(), component.score());
    }
    return breakdown.toString();
  }
}
