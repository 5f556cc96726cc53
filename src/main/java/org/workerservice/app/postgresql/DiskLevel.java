package org.workerservice.app.postgresql;

/** How much room the disk of the data directory has, from most to least. */
public enum DiskLevel {
  /** Everything may be written. */
  ROOMY,
  /** Changes are refused, to keep the rest of the space for reads. */
  LOW,
  /** Deferrable writes wait too. */
  FULL;

  /** Free space fluctuates, so a level is left only well above the point where it was entered. */
  DiskLevel next(long free, long mark) {
    return switch (this) {
      case ROOMY -> entered(free, mark);
      case LOW -> free >= recovered(mark) ? ROOMY : entered(Math.min(free, mark - 1), mark);
      case FULL -> free >= mark / 2 ? LOW.next(free, mark) : FULL;
    };
  }

  /** Returns the free space, in bytes, at which changes are accepted again. */
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
