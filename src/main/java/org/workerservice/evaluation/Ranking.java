package org.workerservice.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well the log odds before any limit separate the true pairs from the others, whatever the
 * thresholds. True pairs that are not candidates count as missed.
 *
 * @param averagePrecision the area under the precision–recall curve, as the sum of the precision at
 *     each step of recall
 * @param best the quality at the threshold with the best F1
 * @param threshold that threshold, in bits
 */
public record Ranking(double averagePrecision, Quality best, double threshold) {

  static Ranking of(double[] logOdds, boolean[] truths, long truePairs) {
    List<Integer> order =
        IntStream.range(0, logOdds.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer pair) -> -logOdds[pair]))
            .toList();
    Ranking best = new Ranking(0, new Quality(0, 0, truePairs), Double.POSITIVE_INFINITY);
    double area = 0;
    long right = 0;
    long before = 0;
    for (int i = 0; i < order.size(); i++) {
      right += truths[order.get(i)] ? 1 : 0;
      double odds = logOdds[order.get(i)];
      boolean last = i + 1 == order.size() || logOdds[order.get(i + 1)] != odds;
      if (last) {
        Quality quality = new Quality(right, i + 1L - right, truePairs - right);
        area += truePairs == 0 ? 0 : (right - before) * quality.precision() / truePairs;
        before = right;
        best = quality.f1() > best.best().f1() ? new Ranking(0, quality, odds) : best;
      }
    }
    return new Ranking(truePairs == 0 ? 1 : area, best.best(), best.threshold());
  }
}
