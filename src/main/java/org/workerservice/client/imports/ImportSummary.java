package org.workerservice.client.imports;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.workerservice.client.file.Notes;
import org.workerservice.client.mapping.Entity;

/**
 * The result of a finished import.
 *
 * @param tally counts of all rows, including those of earlier, interrupted runs
 * @param notes about all rows
 * @param rowsOfThisRun the number of rows of this run
 */
public record ImportSummary(
    Entity entity, Tally tally, Notes notes, long rowsOfThisRun, Duration duration) {

  /** Returns further lines: skipped rows and values that were left out. */
  public List<String> remarks() {
    return notes.sentences();
  }

  /** Returns the result as one line of text. */
  public String sentence() {
    double seconds = Math.max(duration.toMillis(), 1) / 1000.0;
    return String.format(
        Locale.ROOT,
        "Read %d, created %d, %s, rejected %d%s%s; %.1f s, %.0f rows per second",
        tally.read(),
        tally.created(),
        others(),
        tally.rejected(),
        assignments(),
        lostValues(),
        seconds,
        rowsOfThisRun / seconds);
  }

  private String assignments() {
    return tally.newAssignments() + tally.changedAssignments() == 0
        ? ""
        : ", assignments created %d, updated %d"
            .formatted(tally.newAssignments(), tally.changedAssignments());
  }

  private String lostValues() {
    return tally.lostValues() == 0
        ? ""
        : ", values left out %d (see the file of rejected rows)".formatted(tally.lostValues());
  }

  /** Only rows with source keys update workers. */
  private String fed() {
    return tally.updated() + tally.linked() + tally.unchanged() == 0
        ? ""
        : "updated %d, linked %d, unchanged %d, "
            .formatted(tally.updated(), tally.linked(), tally.unchanged());
  }

  private String others() {
    return switch (entity) {
      case WORKERS ->
          fed() + "duplicates %d, review %d".formatted(tally.duplicates(), tally.review());
      case ORGANIZATIONS ->
          "updated %d, unchanged %d".formatted(tally.updated(), tally.unchanged());
    };
  }
}
