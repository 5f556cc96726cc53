package org.workerservice.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.workerservice.entities.Entities;
import org.workerservice.evaluation.PairError.Kind;
import org.workerservice.matching.score.MatchResult;
import org.workerservice.matching.score.MatchStrategy;

/** Finds the pairs that the engine got wrong, before or after grouping. */
final class PairErrors {
  private final LabelledSet set;
  private final PairScope scope;
  private final CandidatePairs candidates;
  private final MatchStrategy strategy;
  private final Entities entities;
  private final List<PairError> errors = new ArrayList<>();

  PairErrors(
      LabelledSet set,
      PairScope scope,
      CandidatePairs candidates,
      MatchStrategy strategy,
      Entities entities) {
    this.set = set;
    this.scope = scope;
    this.candidates = candidates;
    this.strategy = strategy;
    this.entities = entities;
  }

  /** Lists the candidate pairs first, then the pairs that share no key. */
  List<PairError> list(double[] scores, double threshold) {
    for (int pair = 0; pair < scores.length; pair++) {
      int left = candidates.left(pair);
      int right = candidates.right(pair);
      boolean found = scores[pair] >= threshold;
      boolean truth = set.same(left, right, scope);
      if (found != truth) {
        add(found ? Kind.WRONG : Kind.MISSED, left, right);
      } else if (entities.same(left, right) != truth) {
        add(truth ? Kind.SPLIT : Kind.JOINED, left, right);
      }
    }
    addUnreached(Kind.UNREACHED, set.entities());
    addUnreached(Kind.JOINED, entities.entityOf());
    return errors;
  }

  /** Adds the pairs within a group that are not candidates. */
  private void addUnreached(Kind kind, int[] groups) {
    Map<Integer, List<Integer>> groupToRecords = new TreeMap<>();
    for (int record = 0; record < groups.length; record++) {
      groupToRecords.computeIfAbsent(groups[record], none -> new ArrayList<>()).add(record);
    }
    for (List<Integer> records : groupToRecords.values()) {
      for (int i = 0; i < records.size(); i++) {
        for (int j = i + 1; j < records.size(); j++) {
          addUnreached(kind, records.get(i), records.get(j));
        }
      }
    }
  }

  private void addUnreached(Kind kind, int left, int right) {
    if (scope.includes(set.record(left), set.record(right))
        && set.same(left, right, scope) == (kind == Kind.UNREACHED)
        && !candidates.contains(left, right)) {
      add(kind, left, right);
    }
  }

  private void add(Kind kind, int left, int right) {
    MatchResult result = strategy.compare(set.features().get(left), set.features().get(right));
    errors.add(
        new PairError(
            kind,
            set.record(left).label(),
            set.record(right).label(),
            entities.same(left, right),
            result));
  }
}
