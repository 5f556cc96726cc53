package org.workerservice.matching.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses in the United States that name a route or a military unit and a box instead of a street
 * (Publication 28 of the Postal Service, sections 24, 25 and 29).
 */
final class DeliveryRoutes {
  private static final String RURAL =
      "rr|r r|rural route|rural rte|rural rt|rural delivery|rfd|r f d|rfd route";
  private static final String CONTRACT =
      "hc|h c|hcr|hc route|highway contract|highway contract route|highway contract rte"
          + "|hwy contract|hwy contract route|contract route|star route|star rte|star rt";

  /** These are routes only together with a box: Route 66 is a road. */
  private static final String WITH_BOX = "rt|rte|route|rd|r d";

  private static final String MILITARY =
      "psc|p s c|postal service center|cmr|c m r|community mail room|unit";

  private static final String NUMBER = "(?:(?:num|no|number) )*";
  private static final Pattern ROUTE_AND_BOX =
      Pattern.compile(
          "(?<kind>%s|%s|%s|%s)(?: %s0*(?<route>[0-9]+[a-z]?))? box %s0*(?<box>[0-9]+(?: ?[a-z]\\b)?|[a-z])(?: .*)?"
              .formatted(RURAL, CONTRACT, MILITARY, WITH_BOX, NUMBER, NUMBER));
  private static final Pattern BOX_AND_ROUTE =
      Pattern.compile(
          "box %s0*(?<box>[0-9]+[a-z]?) (?<kind>%s|%s|%s|%s) %s0*(?<route>[0-9]+[a-z]?)(?: .*)?"
              .formatted(NUMBER, RURAL, CONTRACT, MILITARY, WITH_BOX, NUMBER));
  private static final Pattern ROUTE =
      Pattern.compile(
          "(?<kind>%s|%s|psc|p s c|cmr|c m r) %s0*(?<route>[0-9]+[a-z]?)(?<box>)"
              .formatted(RURAL, CONTRACT, NUMBER));

  /** First words of routes: a quick check before the slower patterns. */
  private static final Set<String> BEGINS =
      Set.of(
          "box",
          "rr",
          "r",
          "rural",
          "rfd",
          "hc",
          "h",
          "hcr",
          "highway",
          "hwy",
          "contract",
          "star",
          "psc",
          "p",
          "postal",
          "cmr",
          "c",
          "community",
          "unit",
          "rt",
          "rte",
          "route",
          "rd");

  private DeliveryRoutes() {}

  /** Returns the route as the street and the box as the house, if the words name a route. */
  static Optional<StreetWords> of(List<String> words) {
    if (words.isEmpty() || !BEGINS.contains(words.getFirst())) {
      return Optional.empty();
    }
    String line = String.join(" ", NumberWords.withCardinalsInDigits(words));
    for (Pattern pattern : List.of(ROUTE_AND_BOX, BOX_AND_ROUTE, ROUTE)) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.matches()) {
        return Optional.of(route(matcher));
      }
    }
    return Optional.empty();
  }

  private static StreetWords route(Matcher matcher) {
    String number = matcher.group("route");
    String street = kind(matcher.group("kind")) + (number == null ? "" : " " + number);
    return new StreetWords(matcher.group("box").replace(" ", ""), street, "");
  }

  private static String kind(String written) {
    return switch (written) {
      case "psc", "p s c", "postal service center" -> "psc";
      case "cmr", "c m r", "community mail room" -> "cmr";
      case "unit" -> "unit";
      default -> written.matches(CONTRACT) ? "highway contract" : "rural route";
    };
  }

  /** Whether the street is a route of which the box is missing. */
  static boolean lacksBox(StreetWords line) {
    return line.house().isEmpty()
        && (line.street().startsWith("rural route")
            || line.street().startsWith("highway contract")
            || line.street().startsWith("psc ")
            || line.street().startsWith("cmr "));
  }
}
