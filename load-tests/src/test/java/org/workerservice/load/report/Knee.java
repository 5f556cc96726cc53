package org.workerservice.load.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The level at which throughput stops growing: beyond it, more users only wait longer. It is the
 * lowest level that reaches nine tenths of the best throughput, so random differences between the
 * levels of the plateau do not move it.
 */
final class Knee {
  private static final double NEARLY_ALL = 0.9;

  private Knee() {}

  /** Returns the knee; empty if only the highest level is on the plateau. */
  static Optional<Level> of(List<Level> levels) {
    double best = levels.stream().mapToDouble(Level::perSecond).max().orElse(0);
    int highest = levels.stream().mapToInt(Level::users).max().orElse(0);
    return levels.stream()
        .filter(level -> level.perSecond() >= NEARLY_ALL * best)
        .min(Comparator.comparingInt(Level::users))
        .filter(level -> level.users() < highest);
  }
}
