package org.workerservice.evaluation;

import java.util.List;
import java.util.Map;
import org.workerservice.matching.score.MatchQuality;

/**
 * The results of an evaluation.
 *
 * @param threshold lowest score at which a pair counts as one person
 * @param comparablePairs how many pairs there are
 * @param truePairs how many of them are one person
 * @param trueCandidates how many true pairs are candidates
 * @param grouped the quality after grouping, by pair
 * @param groupedRecords the quality after grouping, by record
 * @param ranking the quality of the log odds, whatever the thresholds
 * @param perBand the pairs of each band, right and wrong
 * @param sizeToEntities the number of entities of each size after grouping
 * @param seconds time spent on scoring
 */
public record EvaluationReport(
    double threshold,
    long records,
    long comparablePairs,
    long truePairs,
    long candidatePairs,
    long trueCandidates,
    Quality pairwise,
    Quality grouped,
    RecordQuality groupedRecords,
    Ranking ranking,
    Map<MatchQuality, Quality> perBand,
    Map<Integer, Integer> sizeToEntities,
    PrecisionRecallCurve curve,
    List<PairError> errors,
    double seconds) {

  /** Returns the share of true pairs that are candidates. */
  public double pairsCompleteness() {
    return truePairs == 0 ? 1 : (double) trueCandidates / truePairs;
  }

  /** Returns the share of pairs that are not candidates, and so need no comparison. */
  public double reductionRatio() {
    return comparablePairs == 0 ? 0 : 1 - (double) candidatePairs / comparablePairs;
  }
}
