package org.workerservice.client.imports;

/**
 * Counts of acknowledged rows.
 *
 * @param lostValues values that imported rows lost, such as unknown countries
 * @param linked workers that only got the source key of a row
 */
public record Tally(
    long read,
    long created,
    long duplicates,
    long review,
    long rejected,
    long updated,
    long unchanged,
    long lostValues,
    long linked) {
  static final Tally NONE = new Tally(0, 0, 0, 0, 0);

  Tally(
      long read,
      long created,
      long duplicates,
      long review,
      long rejected,
      long updated,
      long unchanged,
      long lostValues) {
    this(read, created, duplicates, review, rejected, updated, unchanged, lostValues, 0);
  }

  /** Counts rows of workers. */
  Tally(long read, long created, long duplicates, long review, long rejected) {
    this(read, created, duplicates, review, rejected, 0, 0, 0);
  }

  Tally plus(Tally other) {
    return new Tally(
        read + other.read,
        created + other.created,
        duplicates + other.duplicates,
        review + other.review,
        rejected + other.rejected,
        updated + other.updated,
        unchanged + other.unchanged,
        lostValues + other.lostValues,
        linked + other.linked);
  }

  static Tally ofRejected() {
    return new Tally(1, 0, 0, 0, 1);
  }

  static Tally ofUpdated() {
    return new Tally(1, 0, 0, 0, 0, 1, 0, 0);
  }

  static Tally ofUnchanged() {
    return new Tally(1, 0, 0, 0, 0, 0, 1, 0);
  }

  static Tally ofLinked() {
    return new Tally(1, 0, 0, 0, 0, 0, 0, 0, 1);
  }

  /** Counts values that rows lost; the rows are counted by themselves. */
  static Tally ofLostValues(long values) {
    return new Tally(0, 0, 0, 0, 0, 0, 0, values);
  }
}
