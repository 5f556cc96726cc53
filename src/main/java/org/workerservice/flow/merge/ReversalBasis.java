package org.workerservice.flow.merge;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.workerservice.model.Worker;
import org.workerservice.persistence.merge.MergeRecord;

/**
 * What a reversal is computed from.
 *
 * @param merge to reverse
 * @param duplicate as it is now
 * @param levels the record that the duplicate was merged into, then what that was merged into, and
 *     so on; the last one lives
 * @param others the living records of the other ends of the moved links
 * @param after later merges of the records at both ends of the moved links, oldest first
 */
record ReversalBasis(
    MergeRecord merge,
    Worker duplicate,
    List<Level> levels,
    List<Worker> others,
    List<MergeRecord> after) {

  /**
   * A record of the chain.
   *
   * @param worker as it is now
   * @param inner the merge of the record before into this one; for the first, the one to reverse
   * @param into all merges into it, oldest first
   */
  record Level(Worker worker, MergeRecord inner, List<MergeRecord> into) {
    UUID id() {
      return worker.id().orElseThrow();
    }

    /** Returns the merges after the inner one that are not reversed. */
    List<MergeRecord> later() {
      return into.stream()
          .dropWhile(one -> !one.id().equals(inner.id()))
          .skip(1)
          .filter(one -> one.reversed().isEmpty())
          .toList();
    }
  }

  Worker survivor() {
    return levels.getLast().worker();
  }

  /** Returns the content of a record of the chain: that of its image if it was merged. */
  Worker content(int level) {
    return level == levels.size() - 1
        ? levels.get(level).worker()
        : levels.get(level + 1).inner().beforeDuplicate();
  }

  /** Returns all records whose versions the write checks. */
  Stream<Worker> workers() {
    return Stream.of(Stream.of(duplicate), levels.stream().map(Level::worker), others.stream())
        .flatMap(workers -> workers);
  }
}
