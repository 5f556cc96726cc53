package org.workerservice.load;

import java.util.Locale;
import java.util.Map;

/** The ways in which people search by a name that they have heard or read. */
enum SearchWay {
  /** Both names, unchanged. */
  NAME,
  /** The family name with two letters swapped. */
  FUZZY,
  /** The family name by its sound. */
  PHONETIC,
  /** The start of the family name. */
  PREFIX;

  private static final int BEGINNING = 3;

  /** Returns the text to search for. */
  String query(Person person) {
    return switch (this) {
      case NAME -> "given:" + quoted(person.given()) + " AND family:" + quoted(person.family());
      case FUZZY -> quoteless(Slip.in(person.family()));
      case PHONETIC -> quoteless(person.family());
      case PREFIX -> beginning(person.family()) + "*";
    };
  }

  /** Returns the other parameters of the query. */
  Map<String, Object> parameters() {
    return switch (this) {
      case NAME, PREFIX -> Map.of();
      case FUZZY -> Map.of("fuzzy", "true");
      case PHONETIC -> Map.of("phonetic", "true");
    };
  }

  private static String quoted(String text) {
    return '"' + text.replaceAll("[\"\\\\]", "") + '"';
  }

  /** Returns the first word, without characters that have a meaning in queries. */
  private static String quoteless(String text) {
    return text.replaceAll("[^\\p{L}].*", "");
  }

  private static String beginning(String text) {
    String word = quoteless(text);
    return word.substring(0, Math.min(BEGINNING, word.length()));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
