package org.workerservice.matching.scan;

import java.util.BitSet;
import java.util.Optional;
import org.workerservice.matching.score.Bands;
import org.workerservice.matching.score.MatchStrategy;

/**
 * What to compare with what.
 *
 * @param threshold the lowest score of a match
 * @param scope the records whose pairs are compared, with each other and with all other records; if
 *     empty, all records. Must not be changed any more
 */
public record ScanPlan(
    RecordSet records,
    MatchStrategy strategy,
    Bands bands,
    double threshold,
    Optional<BitSet> scope) {
  /** Whether the pairs of a record are compared. */
  public boolean isInScope(int record) {
    return scope.isEmpty() || scope.get().get(record);
  }

  /** Returns how many of these records are in scope. */
  public int inScope(int from, int to) {
    return scope.map(some -> some.get(from, to).cardinality()).orElse(to - from);
  }

  @Override
  public String toString() {
    return "ScanPlan[" + records.size() + " records]";
  }
}
