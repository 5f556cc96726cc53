package org.workerservice.app.postgresql;

/** How much room the disk of the data directory has, from most to least. */
public enum DiskLevel {
  /** Everything is written. */
  ROOMY,
  /** Changes are refused, so that the rest is left for what reads need. */
  LOW,
  /** What can wait is not written either. */
  FULL;

  /** Free space goes up and down; a level is left only well above where it was entered. */
  DiskLevel next(long free, long mark) {
    return switch (this) {
      case ROOMY -> entered(free, mark);
      case LOW -> free >= recovered(mark) ? ROOMY : entered(Math.min(free, mark - 1), mark);
      case FULL -> free >= mark / 2 ? LOW.next(free, mark) : FULL;
    };
  }

  /** The free space from which changes are accepted again. */
  static long recovered(long mark) {
    return mark + mark / 2;
  }

  private static DiskLevel entered(long free, long mark) {
    if (free >= mark) {
      return ROOMY;
    }
    return free < mark / 4 ? FULL : LOW;
  }
}
