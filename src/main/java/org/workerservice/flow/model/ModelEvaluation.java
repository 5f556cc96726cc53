package org.workerservice.flow.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.workerservice.matching.score.MatchQuality;

/**
 * How well a model agrees with the decisions of stewards. Stewards saw only the pairs that were
 * presented to them, so recall is measured among these pairs only.
 *
 * @param decisions how many were counted
 * @param missing how many were not counted because a worker was deleted or merged
 * @param missingMerged how many of these because a worker was merged: the survivor has the values
 *     of both, so that a comparison would only meet them again
 * @param truePositives confirmed, and at or above the threshold
 * @param falsePositives rejected, and at or above the threshold
 * @param falseNegatives confirmed, and below the threshold
 * @param trueNegatives rejected, and below the threshold
 * @param bands best first
 */
public record ModelEvaluation(
    int decisions,
    int missing,
    int missingMerged,
    double threshold,
    int truePositives,
    int falsePositives,
    int falseNegatives,
    int trueNegatives,
    List<Band> bands) {

  /** A decision and the score that the model gives its pair. */
  record Decided(double score, MatchQuality quality, boolean confirmed) {}

  /**
   * The decisions of stewards on the pairs of a band.
   *
   * @param precision share of confirmed pairs in the band; empty without decisions
   * @param recall share of all confirmed pairs that are in this band or a better one; empty without
   *     any
   */
  public record Band(
      MatchQuality quality,
      int confirmed,
      int rejected,
      OptionalDouble precision,
      OptionalDouble recall) {}

  static ModelEvaluation of(
      List<Decided> decided, int missing, int missingMerged, double threshold) {
    return new ModelEvaluation(
        decided.size(),
        missing,
        missingMerged,
        threshold,
        count(decided, threshold, true, true),
        count(decided, threshold, true, false),
        count(decided, threshold, false, true),
        count(decided, threshold, false, false),
        bands(decided));
  }

  /** Returns the share of confirmed pairs among the pairs at or above the threshold. */
  public OptionalDouble precision() {
    return share(truePositives, truePositives + falsePositives);
  }

  /** Returns the share of pairs at or above the threshold among the confirmed pairs. */
  public OptionalDouble recall() {
    return share(truePositives, truePositives + falseNegatives);
  }

  private static int count(
      List<Decided> decided, double threshold, boolean above, boolean confirmed) {
    return (int)
        decided.stream()
            .filter(one -> one.score() >= threshold == above && one.confirmed() == confirmed)
            .count();
  }

  private static List<Band> bands(List<Decided> decided) {
    Map<MatchQuality, int[]> qualityToCounts = new EnumMap<>(MatchQuality.class);
    Arrays.stream(MatchQuality.values())
        .forEach(quality -> qualityToCounts.put(quality, new int[2]));
    decided.forEach(one -> qualityToCounts.get(one.quality())[one.confirmed() ? 1 : 0]++);
    int all = qualityToCounts.values().stream().mapToInt(counts -> counts[1]).sum();
    List<Band> bands = new ArrayList<>();
    int found = 0;
    for (MatchQuality quality : MatchQuality.values()) {
      int[] counts = qualityToCounts.get(quality);
      found += counts[1];
      bands.add(
          new Band(
              quality,
              counts[1],
              counts[0],
              share(counts[1], counts[0] + counts[1]),
              share(found, all)));
    }
    return bands;
  }

  private static OptionalDouble share(int some, int all) {
    return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) some / all);
  }
}
