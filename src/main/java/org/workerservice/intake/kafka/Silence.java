package org.workerservice.intake.kafka;

/** Notices that a count stands still. */
final class Silence {
  private final int patience;
  private double last = Double.NaN;
  private int unchanged;

  /**
   * Creates a watch.
   *
   * @param patience how many looks without a change are silence
   */
  Silence(int patience) {
    this.patience = patience;
  }

  /** Takes a look at the count; returns whether it has not changed for long. */
  boolean isSilent(double count) {
    unchanged = count == last ? unchanged + 1 : 0;
    last = count;
    return unchanged >= patience;
  }
}
