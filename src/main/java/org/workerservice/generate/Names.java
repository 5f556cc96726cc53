package org.workerservice.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.workerservice.model.Gender;

/**
 * Names with the frequencies of a census: a few very common names, and a long tail of rare family
 * names built from parts.
 */
public final class Names {
  private static final double RARE_FAMILY_NAME = 0.3;
  private static final double DOUBLE_FAMILY_NAME = 0.015;
  private static final double MIDDLE_NAME = 0.6;
  private static final double SECOND_MIDDLE_NAME = 0.06;
  private static final double MIDDLE_INITIAL_ONLY = 0.45;

  private final Weighted<String> families = Tables.names("family-names.csv");
  private final Weighted<String> female = Tables.names("female-given-names.csv");
  private final Weighted<String> male = Tables.names("male-given-names.csv");
  private final Weighted<String> roots = rareParts("root");
  private final Weighted<String> endings = rareParts("ending");
  private final Map<String, List<String>> nameToNicknames =
      Tables.rows("nicknames.csv").stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  row -> row.get("name"), row -> Arrays.asList(row.get("nicknames").split("\\|"))));

  private static Weighted<String> rareParts(String part) {
    return Tables.column("rare-family-names.csv", "text", row -> row.get("part").equals(part));
  }

  /** Returns a family name. */
  public String family(Chance chance) {
    if (chance.happens(DOUBLE_FAMILY_NAME)) {
      return families.draw(chance) + "-" + families.draw(chance);
    }
    return chance.happens(RARE_FAMILY_NAME)
        ? roots.draw(chance) + endings.draw(chance)
        : families.draw(chance);
  }

  /** Returns one to three given names; some of the further ones are initials. */
  public List<String> given(Gender gender, Chance chance) {
    List<String> names = new ArrayList<>(3);
    names.add(first(gender, chance));
    if (chance.happens(MIDDLE_NAME)) {
      names.add(middle(gender, chance));
    }
    if (chance.happens(SECOND_MIDDLE_NAME)) {
      names.add(middle(gender, chance));
    }
    return List.copyOf(names);
  }

  /** Returns a first given name. */
  public String first(Gender gender, Chance chance) {
    return switch (gender) {
      case FEMALE -> female.draw(chance);
      case MALE -> male.draw(chance);
      case OTHER, UNKNOWN -> (chance.happens(0.5) ? female : male).draw(chance);
    };
  }

  private String middle(Gender gender, Chance chance) {
    String name = first(gender, chance);
    return chance.happens(MIDDLE_INITIAL_ONLY)
        ? name.substring(0, 1).toUpperCase(Locale.ROOT)
        : name;
  }

  /** Returns the short forms of a given name; empty for most names. */
  public List<String> nicknames(String given) {
    return nameToNicknames.getOrDefault(given, List.of());
  }
}
