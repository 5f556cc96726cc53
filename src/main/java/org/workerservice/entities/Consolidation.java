package org.workerservice.entities;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Joins entities whose merged records match: three records with different errors may match a fourth
 * better together than any of them alone.
 *
 * <p>The merged records of a family look like any of its members. So two entities stay apart when
 * too few of all pairs across them are matches. Not thread-safe.
 */
final class Consolidation {
  private final GroupingSettings settings;
  private final GroupScore score;
  private final Map<Integer, List<Integer>> entityToRecords = new TreeMap<>();
  private final Map<Integer, TreeMap<Integer, Ties>> entityToTies = new TreeMap<>();
  private final PriorityQueue<Candidate> queue = new PriorityQueue<>(Candidate.BEST_FIRST);
  private final int[] entityOf;

  /** The evidence of the pairs across two entities. */
  private record Ties(int matches, boolean contradiction) {
    static Ties of(ScoredPair pair, double matchFrom) {
      return new Ties(pair.score() >= matchFrom ? 1 : 0, pair.contradiction());
    }

    Ties and(Ties more) {
      return new Ties(matches + more.matches, contradiction || more.contradiction);
    }

    boolean allow(long pairs, int pairsForAMatch) {
      return !contradiction && pairs <= (long) pairsForAMatch * matches;
    }
  }

  /** Two entities that may be joined, with their size when this was queued. */
  private record Candidate(double score, int one, int other, int records) {
    private static final Comparator<Candidate> BEST_FIRST =
        Comparator.comparingDouble(Candidate::score)
            .reversed()
            .thenComparingInt(Candidate::one)
            .thenComparingInt(Candidate::other);
  }

  Consolidation(
      Entities entities, List<ScoredPair> pairs, GroupingSettings settings, GroupScore score) {
    this.settings = settings;
    this.score = score;
    entityOf = entities.entityOf().clone();
    for (int record = 0; record < entityOf.length; record++) {
      entityToRecords.computeIfAbsent(entityOf[record], none -> new ArrayList<>()).add(record);
      entityToTies.computeIfAbsent(entityOf[record], none -> new TreeMap<>());
    }
    for (ScoredPair pair : pairs) {
      tie(entityOf[pair.left()], entityOf[pair.right()], Ties.of(pair, settings.matchFrom()));
    }
  }

  private void tie(int one, int other, Ties ties) {
    if (one != other) {
      entityToTies.get(one).merge(other, ties, Ties::and);
      entityToTies.get(other).merge(one, ties, Ties::and);
    }
  }

  /** Joins the best two entities first, until no two match. */
  Entities join() {
    for (int entity : entityToRecords.keySet()) {
      entityToTies.get(entity).tailMap(entity).forEach((other, ties) -> offer(entity, other, ties));
    }
    while (!queue.isEmpty()) {
      Candidate best = queue.poll();
      if (best.records() == records(best.one(), best.other())) {
        join(best.one(), best.other());
      }
    }
    return new Entities(entityOf);
  }

  /** Returns how many records two entities have, 0 when one of them no longer exists. */
  private int records(int one, int other) {
    List<Integer> left = entityToRecords.get(one);
    List<Integer> right = entityToRecords.get(other);
    return left == null || right == null ? 0 : left.size() + right.size();
  }

  private void offer(int one, int other, Ties ties) {
    List<Integer> left = entityToRecords.get(one);
    List<Integer> right = entityToRecords.get(other);
    if (!ties.allow((long) left.size() * right.size(), settings.pairsForAMatch())) {
      return;
    }
    double together = score.of(List.copyOf(left), List.copyOf(right));
    if (together >= settings.matchFrom()) {
      queue.add(
          new Candidate(together, Math.min(one, other), Math.max(one, other), records(one, other)));
    }
  }

  private void join(int one, int other) {
    List<Integer> records = entityToRecords.get(one);
    records.addAll(entityToRecords.remove(other));
    records.sort(Comparator.naturalOrder());
    records.forEach(record -> entityOf[record] = one);
    Map<Integer, Ties> moved = entityToTies.remove(other);
    moved.keySet().forEach(third -> entityToTies.get(third).remove(other));
    moved.forEach((third, ties) -> tie(one, third, ties));
    entityToTies.get(one).forEach((third, ties) -> offer(one, third, ties));
  }
}
