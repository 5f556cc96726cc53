package org.workerservice.matching.text;

import java.util.List;
import java.util.Set;

/** Words that people enter when a name is missing. */
public final class PlaceholderNames {
  private static final Set<String> WHOLE =
      Set.of(
          "anonymous",
          "anon",
          "dummy",
          "familyname",
          "firstname",
          "fnu",
          "givenname",
          "lastname",
          "lnu",
          "missing",
          "nfn",
          "nln",
          "nmn",
          "noname",
          "nodata",
          "nofirstname",
          "nolastname",
          "none",
          "notavailable",
          "notapplicable",
          "notknown",
          "null",
          "placeholder",
          "surname",
          "tba",
          "tbd",
          "tester",
          "testing",
          "undefined",
          "unidentified",
          "unk",
          "unknown",
          "unnamed",
          "unspecified");

  private PlaceholderNames() {}

  /** Whether the words of a family name or of a given name mean that it is missing. */
  public static boolean matches(List<String> tokens) {
    if (tokens.isEmpty()) {
      return true;
    }
    String joined = String.join("", tokens);
    return WHOLE.contains(joined)
        || tokens.getFirst().equals("baby")
        || joined.equals("babyboy")
        || joined.equals("babygirl")
        || isTest(joined)
        || tokens.equals(List.of("n", "a"))
        || joined.chars().allMatch(letter -> letter == 'x') && joined.length() > 1
        || joined.chars().allMatch(Character::isDigit);
  }

  private static boolean isTest(String joined) {
    return joined.startsWith("test") && joined.chars().skip(4).allMatch(Character::isDigit);
  }
}
