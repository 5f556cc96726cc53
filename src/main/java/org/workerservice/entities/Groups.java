package org.workerservice.entities;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * The growing groups; the number of a group is the smallest of its records. Not thread-safe.
 *
 * <p>A queue holds the pairs of groups that may be joined, best evidence first. A group that has
 * grown since its pair was queued is skipped, because its new evidence has been queued too.
 */
final class Groups {
  private static final int NONE = -1;

  private final GroupingSettings settings;
  private final int[] absorbedBy;
  private final int[] size;
  private final int[] age;
  private final List<TreeMap<Integer, Bridge>> bridges;
  private final PriorityQueue<Candidate> queue = new PriorityQueue<>(Candidate.BEST_FIRST);

  /** Two groups that may be joined. */
  private record Candidate(double evidence, int one, int other, int age) {
    private static final Comparator<Candidate> BEST_FIRST =
        Comparator.comparingDouble(Candidate::evidence)
            .reversed()
            .thenComparingInt(Candidate::one)
            .thenComparingInt(Candidate::other);
  }

  Groups(int records, List<ScoredPair> pairs, GroupingSettings settings) {
    this.settings = settings;
    absorbedBy = new int[records];
    size = new int[records];
    age = new int[records];
    bridges = new ArrayList<>(records);
    for (int record = 0; record < records; record++) {
      absorbedBy[record] = NONE;
      size[record] = 1;
      bridges.add(new TreeMap<>());
    }
    pairs.forEach(this::connect);
    for (int record = 0; record < records; record++) {
      for (Map.Entry<Integer, Bridge> bridge : bridges.get(record).tailMap(record).entrySet()) {
        offer(record, bridge.getKey(), bridge.getValue());
      }
    }
  }

  private void connect(ScoredPair pair) {
    Bridge bridge = Bridge.of(pair, settings.matchFrom());
    bridges.get(pair.left()).put(pair.right(), bridge);
    bridges.get(pair.right()).put(pair.left(), bridge);
  }

  private void offer(int one, int other, Bridge bridge) {
    double evidence = bridge.mean((double) size[one] * size[other], settings.neverCompared());
    if (!bridge.contradiction() && evidence > settings.joinAbove()) {
      queue.add(
          new Candidate(
              evidence, Math.min(one, other), Math.max(one, other), age[one] + age[other]));
    }
  }

  /** Joins groups until the evidence supports no more. */
  void join() {
    while (!queue.isEmpty()) {
      Candidate candidate = queue.poll();
      boolean present =
          absorbedBy[candidate.one()] == NONE
              && absorbedBy[candidate.other()] == NONE
              && candidate.age() == age[candidate.one()] + age[candidate.other()];
      if (present) {
        join(candidate.one(), candidate.other());
      }
    }
  }

  private void join(int one, int other) {
    absorbedBy[other] = one;
    size[one] += size[other];
    age[one] += age[other] + 1;
    bridges.get(one).remove(other);
    bridges.get(other).remove(one);
    bridges.get(other).forEach((third, bridge) -> redirect(third, other, one, bridge));
    bridges.get(other).clear();
    bridges.get(one).forEach((third, bridge) -> offer(one, third, bridge));
  }

  private void redirect(int third, int from, int to, Bridge bridge) {
    bridges.get(third).remove(from);
    Bridge union = bridges.get(to).merge(third, bridge, Bridge::union);
    bridges.get(third).put(to, union);
  }

  /** Returns the group of each record. */
  Entities entities() {
    int[] entityOf = new int[absorbedBy.length];
    for (int record = 0; record < entityOf.length; record++) {
      // A group is absorbed by a group with a smaller number, whose entity is known by now.
      entityOf[record] = absorbedBy[record] == NONE ? record : entityOf[absorbedBy[record]];
    }
    return new Entities(entityOf);
  }
}
