package org.workerservice.load.report;

import java.util.List;
import java.util.Locale;
import org.workerservice.load.Phase;

/** Formats the figures of a run as text. */
final class Table {
  private static final String HEAD = "%-20s %9s %7s %9s %7s %7s %7s %7s%n";
  private static final String LINE = "%-20s %,9d %,7d %,9.1f %,7d %,7d %,7d %,7d%n";

  private final StringBuilder text = new StringBuilder();

  private Table(String first) {
    text.append(
        HEAD.formatted(
            first, "requests", "errors", "rate/s", "p50 ms", "p95 ms", "p99 ms", "max ms"));
  }

  /** Adds a line for each kind of request and, if there are several, one for all of them. */
  static String ofKinds(Phase phase, PhaseFigures figures) {
    Table table = new Table(phase.name());
    figures.kinds().forEach(kind -> table.add("  " + kind.name(), phase, kind));
    if (figures.kinds().size() > 1) {
      table.add("  " + figures.whole().name(), phase, figures.whole());
    }
    return table.text.toString();
  }

  /** Adds a line for each phase. */
  static String ofPhases(List<Phase> phases, List<PhaseFigures> figures) {
    Table table = new Table("all kinds together");
    for (int index = 0; index < phases.size(); index++) {
      Phase phase = phases.get(index);
      table.add("  " + phase.name(), phase, figures.get(index).whole());
    }
    return table.text.toString();
  }

  private void add(String name, Phase phase, Figures figures) {
    text.append(
        String.format(
            Locale.ROOT,
            LINE,
            name,
            figures.requests(),
            figures.errors(),
            figures.perSecond(phase.duration()),
            figures.medianMillis(),
            figures.millis95(),
            figures.millis99(),
            figures.longestMillis()));
  }
}
