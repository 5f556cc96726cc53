package org.workerservice.matching.text;

import java.util.List;
import java.util.Map;

/** What a name says of the generation of its bearer, as a number that is kept with the name. */
public final class Generation {
  static final int UNSAID = 0;
  private static final int SENIOR = 1;
  private static final int JUNIOR = 2;
  private static final int THIRD = 3;
  private static final int FOURTH = 4;
  private static final int SECOND = 5;

  /** An I behind a given name: the first of that name, or no more than an initial. */
  private static final int FIRST_OR_INITIAL = 6;

  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("sr", SENIOR),
          Map.entry("snr", SENIOR),
          Map.entry("senior", SENIOR),
          Map.entry("jr", JUNIOR),
          Map.entry("jnr", JUNIOR),
          Map.entry("junior", JUNIOR),
          Map.entry("ii", SECOND),
          Map.entry("2nd", SECOND),
          Map.entry("iii", THIRD),
          Map.entry("3rd", THIRD),
          Map.entry("iv", FOURTH),
          Map.entry("4th", FOURTH));

  private Generation() {}

  /** Returns what a word of lower-case letters says. */
  static int of(String word) {
    return WORDS.getOrDefault(word, UNSAID);
  }

  /** Returns what the first word says that says something. */
  static int of(List<String> words) {
    return words.stream().mapToInt(Generation::of).filter(Generation::said).findFirst().orElse(0);
  }

  /** Returns what a word behind the first given name says. */
  static int afterGiven(String word) {
    return word.equals("i") ? FIRST_OR_INITIAL : of(word);
  }

  /** Whether a generation is said for certain. */
  public static boolean said(int generation) {
    return generation != UNSAID && generation != FIRST_OR_INITIAL;
  }

  /** Whether two people are meant: an I counts only against a numeral, II and junior are one. */
  public static boolean differ(int one, int other) {
    if (one == FIRST_OR_INITIAL || other == FIRST_OR_INITIAL) {
      int numeral = one == FIRST_OR_INITIAL ? other : one;
      return numeral == SECOND || numeral == THIRD || numeral == FOURTH;
    }
    return said(one) && said(other) && ordinal(one) != ordinal(other);
  }

  private static int ordinal(int generation) {
    return generation == SECOND ? JUNIOR : generation;
  }
}
