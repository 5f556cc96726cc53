package org.workerservice.client.imports;

/**
 * Counts of acknowledged rows.
 *
 * @param linked workers that only got the source key of a row
 * @param lostValues values that imported rows lost, such as unknown countries
 * @param newAssignments assignments that rows created
 * @param changedAssignments assignments that rows updated
 */
public record Tally(
    long read,
    long created,
    long duplicates,
    long review,
    long rejected,
    long updated,
    long unchanged,
    long linked,
    long lostValues,
    long newAssignments,
    long changedAssignments) {
  static final Tally NONE = new Tally(0, 0, 0, 0, 0);

  /** Counts rows that updated no worker. */
  Tally(long read, long created, long duplicates, long review, long rejected) {
    this(read, created, duplicates, review, rejected, 0, 0, 0, 0, 0, 0);
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
        linked + other.linked,
        lostValues + other.lostValues,
        newAssignments + other.newAssignments,
        changedAssignments + other.changedAssignments);
  }

  static Tally ofRejected() {
    return new Tally(1, 0, 0, 0, 1);
  }

  static Tally ofUpdated() {
    return new Tally(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0);
  }

  static Tally ofUnchanged() {
    return new Tally(1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0);
  }

  static Tally ofLinked() {
    return new Tally(1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0);
  }

  /** Counts values that rows lost; the rows are counted by themselves. */
  static Tally ofLostValues(long values) {
    return new Tally(0, 0, 0, 0, 0, 0, 0, 0, values, 0, 0);
  }

  /** Counts assignments of rows; the rows are counted by themselves. */
  static Tally ofAssignments(long created, long updated) {
    return new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, created, updated);
  }
}
