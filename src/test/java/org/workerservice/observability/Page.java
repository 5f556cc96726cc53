package org.workerservice.observability;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A metrics page, as Prometheus reads it. */
record Page(List<Series> series) {
  private static final Pattern LINE =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  record Label(String name, String value) {}

  record Series(String name, Set<Label> labels, double value) {
    boolean has(String label) {
      return labels.stream().anyMatch(one -> one.name().equals(label));
    }
  }

  static Page read(String text) {
    List<Series> series = new ArrayList<>();
    for (String line : text.split("\n")) {
      Matcher matcher = LINE.matcher(line);
      if (!line.startsWith("#") && matcher.matches()) {
        series.add(
            new Series(
                matcher.group(1), labels(matcher.group(2)), Double.parseDouble(matcher.group(3))));
      }
    }
    return new Page(series);
  }

  private static Set<Label> labels(String text) {
    return LABEL
        .matcher(text == null ? "" : text)
        .results()
        .map((MatchResult label) -> new Label(label.group(1), label.group(2)))
        .collect(Collectors.toSet());
  }

  List<Series> named(String name) {
    return series.stream().filter(one -> one.name().equals(name)).toList();
  }

  /** Returns the sum of the series with this name and all of the labels. */
  double sum(String name, Label... labels) {
    return named(name).stream()
        .filter(one -> one.labels().containsAll(List.of(labels)))
        .mapToDouble(Series::value)
        .sum();
  }
}
