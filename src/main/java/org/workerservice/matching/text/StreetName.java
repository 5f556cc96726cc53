package org.workerservice.matching.text;

import java.util.List;
import java.util.Set;

/** What tells one street from another: its words without that for the kind of street. Pure. */
public final class StreetName {
  /** Kinds of street that come before the name: calle, rua, rue, via, ulica and others. */
  private static final Set<String> FIRST_WORDS =
      Set.of(
          "alameda",
          "allee",
          "avenida",
          "bulevar",
          "calle",
          "camino",
          "carrera",
          "chaussee",
          "chemin",
          "corso",
          "estrada",
          "impasse",
          "jalan",
          "largo",
          "passage",
          "paseo",
          "piazza",
          "place",
          "plaza",
          "praca",
          "quai",
          "route",
          "rua",
          "rue",
          "strada",
          "travessa",
          "ul",
          "ulica",
          "ulitsa",
          "via",
          "viale",
          "vicolo",
          "vul",
          "vulytsia");

  /** Kinds of street that end the word, as in German, Dutch and the Scandinavian languages. */
  private static final List<String> ENDINGS =
      List.of(
          "strasse", "straße", "straat", "gasse", "platz", "allee", "gatan", "gade", "laan",
          "plein", "vagen", "veien", "weg", "vej", "str");

  private static final int MIN_LENGTH = 3;

  private StreetName() {}

  /**
   * Returns the street without its kind, which many streets share.
   *
   * @param street normalised words without the house number
   */
  public static String of(String street) {
    int first = street.indexOf(' ');
    if (first < 0) {
      return withoutEnding(street);
    }
    return FIRST_WORDS.contains(street.substring(0, first))
        ? street.substring(first + 1)
        : street.substring(0, street.lastIndexOf(' '));
  }

  private static String withoutEnding(String word) {
    return ENDINGS.stream()
        .filter(ending -> word.endsWith(ending) && word.length() >= ending.length() + MIN_LENGTH)
        .findFirst()
        .map(ending -> word.substring(0, word.length() - ending.length()))
        .orElse(word);
  }
}
