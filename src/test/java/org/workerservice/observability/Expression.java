package org.workerservice.observability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The metrics and labels of a PromQL expression, as far as dashboards use them.
 *
 * @param selectors metrics with the labels that select their series
 * @param groupings labels that sums are grouped by
 */
record Expression(List<Selector> selectors, Set<String> groupings) {
  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
  private static final Pattern GROUPING = Pattern.compile("\\b(?:by|on)\\s*\\(([^)]*)\\)");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern SELECTOR =
      Pattern.compile("(" + NAME.pattern() + ")\\s*(\\{[^}]*}|\\()?");
  private static final Set<String> WORDS = Set.of("or", "and", "unless", "bool", "sum", "max");

  /** A metric, and the labels that select its series. */
  record Selector(String metric, Set<String> labels) {}

  static Expression parse(String text) {
    String plain = RANGE.matcher(STRING.matcher(text).replaceAll("")).replaceAll("");
    Set<String> groupings = new TreeSet<>();
    Matcher grouping = GROUPING.matcher(plain);
    while (grouping.find()) {
      Arrays.stream(grouping.group(1).split(",")).map(String::strip).forEach(groupings::add);
    }
    return new Expression(selectors(grouping.replaceAll("")), groupings);
  }

  private static List<Selector> selectors(String text) {
    List<Selector> selectors = new ArrayList<>();
    Matcher selector = SELECTOR.matcher(text);
    while (selector.find()) {
      String behind = selector.group(2) == null ? "" : selector.group(2);
      if (!behind.equals("(") && !WORDS.contains(selector.group(1))) {
        selectors.add(new Selector(selector.group(1), labels(behind)));
      }
    }
    return selectors;
  }

  private static Set<String> labels(String braces) {
    Set<String> labels = new TreeSet<>();
    Matcher label = NAME.matcher(braces);
    while (label.find()) {
      labels.add(label.group());
    }
    return labels;
  }
}
