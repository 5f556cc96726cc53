package org.workerservice.matching.scan;

/** How many pairs are in each band. */
public record BandCounts(long definite, long probable, long possible, long unlikely) {
  /** No pairs. */
  public static final BandCounts NONE = new BandCounts(0, 0, 0, 0);

  /** Returns the sum of two counts. */
  public BandCounts plus(BandCounts more) {
    return new BandCounts(
        definite + more.definite,
        probable + more.probable,
        possible + more.possible,
        unlikely + more.unlikely);
  }

  /** Returns how many pairs there are. */
  public long total() {
    return definite + probable + possible + unlikely;
  }
}
