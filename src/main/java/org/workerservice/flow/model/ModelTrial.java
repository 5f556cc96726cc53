package org.workerservice.flow.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.workerservice.json.Json;
import org.workerservice.matching.MatchStrategies;
import org.workerservice.matching.score.MatchQuality;
import org.workerservice.matching.score.MatchResult;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.matching.score.MatchStrategy;

/**
 * What a new model would change: its decisions on a sample of pairs beside those of the model in
 * use.
 *
 * @param against the model in use
 * @param pairs how many pairs were scored by both
 * @param decidedDifferently how many are a match (at least <em>probable</em>) by only one of the
 *     two
 * @param definiteLost how many were <em>definite</em> and no longer are
 * @param contradictionsBefore how many matches of the model in use have a conflict
 * @param contradictions how many matches of the new model have a conflict
 */
public record ModelTrial(
    UUID against,
    int pairs,
    int decidedDifferently,
    int definiteLost,
    int contradictionsBefore,
    int contradictions) {

  /** Scores every pair with both models. */
  static ModelTrial of(
      UUID against, List<ModelComparison.Pair> pairs, MatchSettings used, MatchSettings proposed) {
    MatchStrategy one = MatchStrategies.of(used);
    MatchStrategy other = MatchStrategies.of(proposed);
    ModelTrial trial = new ModelTrial(against, 0, 0, 0, 0, 0);
    for (ModelComparison.Pair pair : pairs) {
      trial =
          trial.with(
              one.compare(pair.leftFeatures(), pair.rightFeatures()),
              other.compare(pair.leftFeatures(), pair.rightFeatures()));
    }
    return trial;
  }

  private ModelTrial with(MatchResult before, MatchResult after) {
    return new ModelTrial(
        against,
        pairs + 1,
        decidedDifferently + one(isMatch(before) != isMatch(after)),
        definiteLost + one(isDefinite(before) && !isDefinite(after)),
        contradictionsBefore + one(isMatch(before) && before.conflict().isPresent()),
        contradictions + one(isMatch(after) && after.conflict().isPresent()));
  }

  private static int one(boolean counts) {
    return counts ? 1 : 0;
  }

  private static boolean isDefinite(MatchResult result) {
    return result.quality() == MatchQuality.DEFINITE;
  }

  private static boolean isMatch(MatchResult result) {
    return isDefinite(result) || result.quality() == MatchQuality.PROBABLE;
  }

  /** Whether no definite pair is lost and there are no more contradictions than before. */
  boolean isHarmless() {
    return definiteLost == 0 && contradictions <= contradictionsBefore;
  }

  /** Returns the counts as a JSON object. */
  String json() {
    return Json.MAPPER.valueToTree(this).toString();
  }

  /** Reads what {@link #json} wrote. */
  public static ModelTrial read(String json) {
    try {
      return Json.MAPPER.readValue(json, ModelTrial.class);
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
