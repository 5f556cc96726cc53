package org.workerservice.matching.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Gives roads that have a number instead of a name one form, in words whose abbreviations are
 * expanded: CR 12 is county road 12 (Publication 28 of the Postal Service, appendix F).
 */
final class NumberedRoads {
  private static final String NUMBER = "(?: (?:num|no|number))?(?= [0-9])";

  private static final Map<Pattern, String> WRITTEN_TO_FORM =
      Map.of(
              "cr|(?:county|cnty|co) (?:road|route|highway)", "county road",
              "sr|sh|(?:state|street) (?:road|route|highway)", "state route",
              "(?:us|u south)(?: (?:highway|route))?", "us highway",
              "(?:i|ih|interstate)(?: highway)?", "interstate",
              "(?:fm|farm to market)(?: road)?", "farm to market",
              "(?:township|twp) (?:road|highway)", "township road")
          .entrySet()
          .stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  entry -> Pattern.compile("\\b(?:" + entry.getKey() + ")" + NUMBER),
                  Map.Entry::getValue));

  /** A quick check before the slower patterns. */
  private static final Set<String> MARKS =
      Set.of(
          "cr",
          "sr",
          "sh",
          "us",
          "u",
          "i",
          "ih",
          "fm",
          "market",
          "interstate",
          "county",
          "cnty",
          "co",
          "state",
          "township",
          "twp",
          "highway",
          "route");

  private NumberedRoads() {}

  static List<String> inOneForm(List<String> words) {
    if (words.stream().noneMatch(MARKS::contains)) {
      return words;
    }
    String line = String.join(" ", words);
    for (Map.Entry<Pattern, String> entry : WRITTEN_TO_FORM.entrySet()) {
      line = entry.getKey().matcher(line).replaceAll(entry.getValue());
    }
    return new ArrayList<>(List.of(line.split(" ")));
  }
}
