package org.workerservice.matching.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.scan.ScanCommand.Match;
import org.workerservice.matching.scan.ScanCommand.Scan;
import org.workerservice.matching.scan.ScanCommand.Slice;
import org.workerservice.matching.score.MatchQuality;

/** Compares records with their candidates; pure. */
final class Scanner {
  private Scanner() {}

  static Slice scan(Scan command) {
    ScanPlan plan = command.plan();
    CandidateIndex index = plan.records().index();
    PairWalk walk = index.walk();
    Scored scored = new Scored(plan);
    int record = command.from();
    while (record < command.to() && scored.pairs < command.maxPairs()) {
      if (plan.isInScope(record)) {
        scored.begin(record);
        walk.forEachPartner(record, plan::isInScope, scored);
      }
      record++;
    }
    index.giveBack(walk);
    return new Slice(record, scored.counts(), scored.matches);
  }

  /** Counts and keeps the pairs of one slice. */
  private static final class Scored implements IntConsumer {
    private final ScanPlan plan;
    private final List<Match> matches = new ArrayList<>();
    private final long[] bandToPairs = new long[MatchQuality.values().length];
    private int record;
    private MatchFeatures features;
    private int pairs;

    Scored(ScanPlan plan) {
      this.plan = plan;
    }

    void begin(int next) {
      record = next;
      features = plan.records().features(next);
    }

    @Override
    public void accept(int other) {
      double score = plan.strategy().score(features, plan.records().features(other));
      pairs++;
      bandToPairs[plan.bands().of(score).ordinal()]++;
      if (score >= plan.threshold()) {
        matches.add(new Match(record, other, score));
      }
    }

    BandCounts counts() {
      return new BandCounts(
          bandToPairs[MatchQuality.DEFINITE.ordinal()],
          bandToPairs[MatchQuality.PROBABLE.ordinal()],
          bandToPairs[MatchQuality.POSSIBLE.ordinal()],
          bandToPairs[MatchQuality.UNLIKELY.ordinal()]);
    }
  }
}
