package org.workerservice.load.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads Gatling's statistics from the table on the first page of its report: Gatling writes them to
 * no other readable file.
 */
final class Statistics {
  private static final String PAGE = "index.html";
  private static final Pattern ROW =
      Pattern.compile("<tr id=\"([^\"]+)\" data-parent=\"([^\"]+)\">(.*?)</tr>", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("class=\"ellipsed-name\">([^<]+)<");
  private static final String TOP = "ROOT";

  /** The columns of the table; the percentiles are those of Gatling's default configuration. */
  private static final int REQUESTS = 2;

  private static final int ERRORS = 4;
  private static final int MEDIAN = 8;
  private static final int PERCENTILE_95 = 10;
  private static final int PERCENTILE_99 = 11;
  private static final int LONGEST = 12;

  private Statistics() {}

  /** Returns the directory of the latest report. */
  static Path latest(Path results) throws IOException {
    try (Stream<Path> reports = Files.list(results)) {
      return reports
          .filter(report -> Files.isRegularFile(report.resolve(PAGE)))
          .max(Comparator.comparing(report -> report.resolve(PAGE).toFile().lastModified()))
          .orElseThrow(() -> new IOException("There is no report in " + results + "."));
    }
  }

  /** Returns the figures of each phase, by name. */
  static Map<String, PhaseFigures> read(Path report) throws IOException {
    List<MatchResult> rows = ROW.matcher(Files.readString(report.resolve(PAGE))).results().toList();
    Map<String, PhaseFigures> nameToFigures = new HashMap<>();
    for (MatchResult row : rows) {
      if (row.group(2).equals(TOP)) {
        Figures phase = figures(row);
        nameToFigures.put(phase.name(), PhaseFigures.of(phase, kinds(rows, row.group(1))));
      }
    }
    return nameToFigures;
  }

  private static List<Figures> kinds(List<MatchResult> rows, String phase) {
    List<Figures> kinds = new ArrayList<>();
    for (MatchResult row : rows) {
      if (row.group(2).equals(phase)) {
        kinds.add(figures(row));
      }
    }
    kinds.sort(Comparator.comparing(Figures::name));
    return kinds;
  }

  private static Figures figures(MatchResult row) {
    String cells = row.group(3);
    Matcher name = NAME.matcher(cells);
    if (!name.find()) {
      throw new IllegalStateException("A row of Gatling's statistics has no name.");
    }
    return new Figures(
        name.group(1),
        number(cells, REQUESTS),
        number(cells, ERRORS),
        number(cells, MEDIAN),
        number(cells, PERCENTILE_95),
        number(cells, PERCENTILE_99),
        number(cells, LONGEST));
  }

  private static long number(String cells, int column) {
    Matcher number = Pattern.compile("col-" + column + "\">(\\d+)").matcher(cells);
    if (!number.find()) {
      throw new IllegalStateException(
          "Gatling's statistics have no number in column " + column + ".");
    }
    return Long.parseLong(number.group(1));
  }
}
