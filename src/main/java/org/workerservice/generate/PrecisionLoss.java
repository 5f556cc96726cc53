package org.workerservice.generate;

import java.time.LocalDate;
import java.time.YearMonth;
import org.workerservice.model.PartialDate;
import org.workerservice.model.Worker;

/** Leaves only the year, or the month, of a share of the birth dates. */
final class PrecisionLoss {
  private static final double YEAR = 0.6;

  private final double share;
  private final Chance chance;

  PrecisionLoss(double share, Chance chance) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "The share of partial birth dates must be from 0 to 1, not " + share + ".");
    }
    this.share = share;
    this.chance = chance;
  }

  Worker of(Worker worker) {
    return worker
        .birthDate()
        .filter(date -> chance.happens(share))
        .map(date -> worker.toBuilder().birthDate(part(date.first())).build())
        .orElse(worker);
  }

  private PartialDate part(LocalDate day) {
    return chance.happens(YEAR)
        ? PartialDate.ofYear(day.getYear())
        : PartialDate.of(YearMonth.from(day));
  }
}
