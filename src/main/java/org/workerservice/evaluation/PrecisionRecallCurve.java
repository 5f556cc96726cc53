package org.workerservice.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Precision and recall at every threshold, highest threshold first. */
public record PrecisionRecallCurve(List<Point> points) {
  /** Copies the list. */
  public PrecisionRecallCurve {
    points = List.copyOf(points);
  }

  /** Precision and recall if all pairs with at least this score are treated as one person. */
  public record Point(double threshold, double precision, double recall) {}

  static PrecisionRecallCurve of(double[] scores, boolean[] truths, long truePairs) {
    List<Integer> order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer pair) -> -scores[pair]))
            .toList();
    List<Point> points = new ArrayList<>();
    long right = 0;
    for (int i = 0; i < order.size(); i++) {
      right += truths[order.get(i)] ? 1 : 0;
      double score = scores[order.get(i)];
      boolean last = i + 1 == order.size() || scores[order.get(i + 1)] != score;
      if (last && score > 0) {
        points.add(
            new Point(
                score, (double) right / (i + 1), truePairs == 0 ? 1 : (double) right / truePairs));
      }
    }
    return new PrecisionRecallCurve(points);
  }
}
