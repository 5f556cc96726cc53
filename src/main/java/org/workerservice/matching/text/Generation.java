package org.workerservice.matching.text;

import java.util.List;
import java.util.Map;

/** The generation in a name, such as junior, as a number that is stored with the name. */
public final class Generation {
  static final int UNKNOWN = 0;
  private static final int SENIOR = 1;
  private static final int JUNIOR = 2;
  private static final int THIRD = 3;
  private static final int FOURTH = 4;
  private static final int SECOND = 5;

  /** An I after a given name: the first of that name, or just an initial. */
  private static final int FIRST_OR_INITIAL = 6;

  private static final int NEPHEW = 7;
  private static final int FIFTH = 8;
  private static final int SIXTH = 9;

  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("sr", SENIOR),
          Map.entry("snr", SENIOR),
          Map.entry("senior", SENIOR),
          Map.entry("1st", SENIOR),
          Map.entry("jr", JUNIOR),
          Map.entry("jnr", JUNIOR),
          Map.entry("junior", JUNIOR),
          Map.entry("ii", SECOND),
          Map.entry("2nd", SECOND),
          Map.entry("2d", SECOND),
          Map.entry("iii", THIRD),
          Map.entry("3rd", THIRD),
          Map.entry("3d", THIRD),
          Map.entry("iv", FOURTH),
          Map.entry("4th", FOURTH),
          Map.entry("5th", FIFTH),
          Map.entry("6th", SIXTH));

  /** Portuguese words, which stand at the end of the family name: son, grandson, nephew. */
  private static final Map<String, Integer> FAMILY_WORDS =
      Map.of("filho", JUNIOR, "neto", THIRD, "bisneto", FOURTH, "sobrinho", NEPHEW);

  /** Words that are names or initials anywhere else. */
  private static final Map<String, Integer> SUFFIXES =
      Map.ofEntries(
          Map.entry("i", SENIOR),
          Map.entry("v", FIFTH),
          Map.entry("vi", SIXTH),
          Map.entry("jun", JUNIOR),
          Map.entry("sen", SENIOR),
          Map.entry("first", SENIOR),
          Map.entry("second", SECOND),
          Map.entry("third", THIRD),
          Map.entry("fourth", FOURTH),
          Map.entry("elder", SENIOR),
          Map.entry("younger", JUNIOR),
          Map.entry("altere", SENIOR),
          Map.entry("aeltere", SENIOR),
          Map.entry("jungere", JUNIOR),
          Map.entry("juengere", JUNIOR),
          Map.entry("pere", SENIOR),
          Map.entry("fils", JUNIOR),
          Map.entry("padre", SENIOR),
          Map.entry("hijo", JUNIOR));

  private Generation() {}

  /** Returns the generation of a word of lower-case letters. */
  static int of(String word) {
    return WORDS.getOrDefault(word, UNKNOWN);
  }

  /** Returns the generation of the first suffix that has one. */
  static int of(List<String> suffixes) {
    return suffixes.stream()
        .mapToInt(Generation::ofSuffix)
        .filter(Generation::isCertain)
        .findFirst()
        .orElseGet(() -> ofLastTwo(suffixes));
  }

  /** Returns the generation of two words at the end: d. J. and d. Ä. in German. */
  static int ofLastTwo(List<String> words) {
    int size = words.size();
    if (size < 2 || !words.get(size - 2).equals("d")) {
      return UNKNOWN;
    }
    return switch (words.getLast()) {
      case "j" -> JUNIOR;
      case "a", "ae" -> SENIOR;
      default -> UNKNOWN;
    };
  }

  private static int ofSuffix(String word) {
    return SUFFIXES.getOrDefault(word, afterFamily(word));
  }

  /** Returns the generation of a word after the first family name. */
  static int afterFamily(String word) {
    return FAMILY_WORDS.getOrDefault(word, of(word));
  }

  /** Returns the generation of a word after the first given name. */
  static int afterGiven(String word) {
    return word.equals("i") ? FIRST_OR_INITIAL : of(word);
  }

  /** Whether the generation is certain. */
  public static boolean isCertain(int generation) {
    return generation != UNKNOWN && generation != FIRST_OR_INITIAL;
  }

  /**
   * Whether the generations are those of two people: an I differs only from a numeral, and II and
   * junior are the same.
   */
  public static boolean differ(int one, int other) {
    if (one == FIRST_OR_INITIAL || other == FIRST_OR_INITIAL) {
      int numeral = one == FIRST_OR_INITIAL ? other : one;
      return isCertain(numeral) && numeral != SENIOR && numeral != JUNIOR;
    }
    return isCertain(one) && isCertain(other) && ordinal(one) != ordinal(other);
  }

  private static int ordinal(int generation) {
    return generation == SECOND ? JUNIOR : generation;
  }
}
