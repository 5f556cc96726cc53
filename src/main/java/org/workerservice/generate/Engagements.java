package org.workerservice.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workerservice.model.Assignment;
import org.workerservice.model.Coding;
import org.workerservice.model.Period;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerType;

/**
 * The assignments of invented workers: one to three that follow one another, of which the last is
 * open. They name no organisation, because there is none. Not thread-safe.
 */
public final class Engagements {
  private static final LocalDate EARLIEST = LocalDate.of(1995, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2025, 12, 31);
  private static final String SYSTEM = "urn:worker-service:worker-type";
  private static final int MAX = 3;
  private static final int MIN_DAYS = 90;
  private static final int MAX_DAYS = 3650;
  private static final int WARDS = 40;

  private final double share;
  private final Chance chance;

  /**
   * Starts a sequence.
   *
   * @param share of the workers that have assignments, from 0 to 1
   * @throws IllegalArgumentException if the share is out of range
   */
  public Engagements(double share, long seed) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "The share of workers with assignments must be from 0 to 1, not " + share + ".");
    }
    this.share = share;
    this.chance = new Chance(seed * 31 + 7);
  }

  /** Returns the assignments of the next worker. */
  List<Assignment> of(Worker worker) {
    if (!chance.happens(share)) {
      return List.of();
    }
    List<Assignment> assignments = new ArrayList<>();
    LocalDate start = EARLIEST.plusDays(chance.below(10_000));
    for (int left = chance.between(1, MAX); left > 0; left--) {
      LocalDate end = start.plusDays(chance.between(MIN_DAYS, MAX_DAYS));
      boolean isLast = left == 1 || end.isAfter(LATEST);
      assignments.add(assignment(worker, start, isLast ? Optional.empty() : Optional.of(end)));
      if (isLast) {
        break;
      }
      start = end.plusDays(1);
    }
    return assignments;
  }

  private Assignment assignment(Worker worker, LocalDate start, Optional<LocalDate> end) {
    return new Assignment(
        Optional.empty(),
        new Coding(
            worker.workerType().orElse(WorkerType.STAFF).code(),
            Optional.of(SYSTEM),
            Optional.empty()),
        List.of(),
        Optional.of("Ward " + chance.between(1, WARDS)),
        new Period(Optional.of(start), end),
        end.isEmpty(),
        Optional.empty(),
        true);
  }
}
