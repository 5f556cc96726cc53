package org.workerservice.client;

/** Counts of acknowledged rows. */
public record Tally(long read, long created, long duplicates, long review, long rejected) {
  static final Tally NONE = new Tally(0, 0, 0, 0, 0);

  Tally plus(Tally other) {
    return new Tally(
        read + other.read,
        created + other.created,
        duplicates + other.duplicates,
        review + other.review,
        rejected + other.rejected);
  }

  static Tally ofRejected() {
    return new Tally(1, 0, 0, 0, 1);
  }
}
