package org.workerservice.persistence.deduplication;

import java.util.Optional;
import java.util.UUID;

/**
 * A range of workers to compare, leased by a node.
 *
 * @param epoch counts the owners of the unit
 * @param after the workers have larger ids; empty in the first unit
 * @param last the last id; empty in the last unit
 */
public record ScanUnit(int number, int epoch, Optional<UUID> after, Optional<UUID> last) {
  /** The borders of a unit that is to be created. */
  public record Range(Optional<UUID> after, Optional<UUID> last) {}

  /**
   * How far the scan of a job is.
   *
   * @param records how many of the workers were compared
   * @param matches how many pairs are at or above the threshold
   */
  public record State(
      int units,
      int open,
      long records,
      long matches,
      long definite,
      long probable,
      long possible,
      long unlikely) {}

  /** The result of a unit. */
  public record Result(int records, long definite, long probable, long possible, long unlikely) {}
}
