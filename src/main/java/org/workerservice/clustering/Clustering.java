package org.workerservice.clustering;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Joins records into entities from the best pair down, as long as the evidence between the two
 * groups speaks for it on the whole.
 *
 * <p>The evidence between two groups is the sum of the log odds of all pairs across them; a pair
 * that was never compared, because it shares no key, counts a little against. So one bridge between
 * two groups of strangers does not join them, while a record that resembles most of a group belongs
 * to it. A contradiction between any two members keeps groups apart for good.
 */
public final class Clustering {
  /** A single pair can be no surer than 1 in 1,000. */
  private static final double MOST_LOG_ODDS = Math.log(999);

  private final ClusteringSettings settings;

  private Clustering(ClusteringSettings settings) {
    this.settings = settings;
  }

  /**
   * Returns the entities.
   *
   * @param records how many records there are; those in no pair are entities of their own
   * @param pairs each pair of records at most once; pairs with low scores are evidence too
   */
  public static Entities of(int records, List<ScoredPair> pairs, ClusteringSettings settings) {
    return new Clustering(settings).join(records, pairs);
  }

  /** The evidence between two groups. */
  private static final class Bridge {
    private double sum;
    private int compared;
    private boolean contradiction;

    void add(ScoredPair pair) {
      double odds = Math.log(pair.score() / (1 - pair.score()));
      sum +=
          Math.clamp(
              pair.score() >= 0.85 ? odds : Math.min(0, odds), -MOST_LOG_ODDS, MOST_LOG_ODDS);
      compared++;
      contradiction |= pair.contradiction();
    }

    void add(Bridge other) {
      sum += other.sum;
      compared += other.compared;
      contradiction |= other.contradiction;
    }
  }

  private record Joint(double evidence, int one, int other, int age) {
    private static final Comparator<Joint> BEST_FIRST =
        Comparator.comparingDouble(Joint::evidence)
            .reversed()
            .thenComparingInt(Joint::one)
            .thenComparingInt(Joint::other);
  }

  private Entities join(int records, List<ScoredPair> pairs) {
    int[] entityOf = new int[records];
    int[] size = new int[records];
    int[] age = new int[records];
    List<Map<Integer, Bridge>> bridges = new java.util.ArrayList<>();
    for (int i = 0; i < records; i++) {
      entityOf[i] = i;
      size[i] = 1;
      bridges.add(new TreeMap<>());
    }
    for (ScoredPair pair : pairs) {
      Bridge bridge = new Bridge();
      bridge.add(pair);
      bridges.get(pair.left()).put(pair.right(), bridge);
      bridges.get(pair.right()).put(pair.left(), bridge);
    }
    PriorityQueue<Joint> queue = new PriorityQueue<>(Joint.BEST_FIRST);
    for (int i = 0; i < records; i++) {
      for (Map.Entry<Integer, Bridge> entry : bridges.get(i).entrySet()) {
        if (entry.getKey() > i) {
          offer(queue, i, entry.getKey(), entry.getValue(), size, age);
        }
      }
    }
    Map<Integer, Integer> parent = new HashMap<>();
    while (!queue.isEmpty()) {
      Joint joint = queue.poll();
      int one = joint.one();
      int other = joint.other();
      if (parent.containsKey(one)
          || parent.containsKey(other)
          || joint.age() != age[one] + age[other]) {
        continue;
      }
      parent.put(other, one);
      size[one] += size[other];
      age[one] += age[other] + 1;
      bridges.get(one).remove(other);
      bridges.get(other).remove(one);
      for (Map.Entry<Integer, Bridge> entry : bridges.get(other).entrySet()) {
        int third = entry.getKey();
        bridges.get(third).remove(other);
        Bridge merged = new Bridge();
        merged.add(entry.getValue());
        Bridge existing = bridges.get(one).get(third);
        if (existing != null) {
          merged.add(existing);
        }
        bridges.get(one).put(third, merged);
        bridges.get(third).put(one, merged);
      }
      bridges.get(other).clear();
      for (Map.Entry<Integer, Bridge> entry : bridges.get(one).entrySet()) {
        offer(
            queue,
            Math.min(one, entry.getKey()),
            Math.max(one, entry.getKey()),
            entry.getValue(),
            size,
            age);
      }
    }
    for (int i = 0; i < records; i++) {
      int root = i;
      while (parent.containsKey(root)) {
        root = parent.get(root);
      }
      entityOf[i] = root;
    }
    return new Entities(entityOf);
  }

  private void offer(
      PriorityQueue<Joint> queue, int one, int other, Bridge bridge, int[] size, int[] age) {
    if (bridge.contradiction) {
      return;
    }
    double pairs = (double) size[one] * size[other];
    double evidence = (bridge.sum - settings.neverCompared() * (pairs - bridge.compared)) / pairs;
    if (evidence > settings.joinAbove()) {
      queue.add(new Joint(evidence, one, other, age[one] + age[other]));
    }
  }
}
