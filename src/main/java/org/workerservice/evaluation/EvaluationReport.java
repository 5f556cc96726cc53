package org.workerservice.evaluation;

import java.util.List;
import java.util.Map;
import org.workerservice.matching.score.MatchQuality;

/**
 * What an evaluation measured.
 *
 * @param threshold score from which a pair counts as one person
 * @param comparablePairs how many pairs there are
 * @param truePairs how many of them are one person
 * @param trueCandidates how many true pairs blocking kept
 * @param perBand the pairs of each band, right and wrong
 * @param sizeToEntities how many entities have how many records after clustering
 * @param seconds spent on scoring
 */
public record EvaluationReport(
    double threshold,
    long records,
    long comparablePairs,
    long truePairs,
    long candidatePairs,
    long trueCandidates,
    Quality pairwise,
    Quality clustered,
    Map<MatchQuality, Quality> perBand,
    Map<Integer, Integer> sizeToEntities,
    PrecisionRecallCurve curve,
    List<PairError> errors,
    double seconds) {

  /** Returns the share of true pairs that blocking kept. */
  public double pairsCompleteness() {
    return truePairs == 0 ? 1 : (double) trueCandidates / truePairs;
  }

  /** Returns the share of pairs that blocking spared. */
  public double reductionRatio() {
    return comparablePairs == 0 ? 0 : 1 - (double) candidatePairs / comparablePairs;
  }
}
