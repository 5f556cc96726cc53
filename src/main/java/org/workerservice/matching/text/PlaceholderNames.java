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

  /** A newborn without a name. Infant is also a given name, so other words may not follow. */
  private static final Set<String> NEWBORN = Set.of("girl", "infant", "neonate", "newborn", "twin");

  private static final Set<String> WHICH_NEWBORN =
      Set.of("a", "b", "boy", "c", "female", "girl", "male", "one", "three", "two");

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
        || isNewborn(tokens)
        || isTest(joined)
        || tokens.equals(List.of("n", "a"))
        || joined.chars().allMatch(letter -> letter == 'x') && joined.length() > 1
        || joined.chars().allMatch(Character::isDigit);
  }

  private static boolean isNewborn(List<String> tokens) {
    return NEWBORN.contains(tokens.getFirst())
        && tokens.stream().skip(1).allMatch(PlaceholderNames::saysWhich);
  }

  private static boolean saysWhich(String token) {
    return WHICH_NEWBORN.contains(token) || token.chars().allMatch(Character::isDigit);
  }

  private static boolean isTest(String joined) {
    return joined.startsWith("test") && joined.chars().skip(4).allMatch(Character::isDigit);
  }
}
