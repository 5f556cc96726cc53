package org.workerservice.matching.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Words that join the parts of a name and distinguish no one: de, dos, van, bin. */
final class Particles {
  private static final Set<String> IN_FAMILY_NAMES =
      Set.of(
          "af", "al", "ap", "av", "bin", "binti", "da", "dal", "das", "de", "degli", "dei", "del",
          "della", "den", "der", "di", "do", "dos", "du", "e", "el", "ibn", "la", "las", "le", "lo",
          "los", "mac", "mc", "o", "op", "st", "ten", "ter", "van", "vom", "von", "y", "zu", "zum",
          "zur");

  /** Those that are no given names themselves, as Le and Van are in Vietnamese. */
  private static final Set<String> AMONG_GIVEN_NAMES =
      Set.of(
          "al", "bin", "bint", "binti", "da", "das", "de", "dei", "del", "della", "der", "di", "do",
          "dos", "el", "ibn", "von");

  /** Portuguese and Spanish for "and"; elsewhere these are initials. */
  private static final Set<String> AND = Set.of("e", "y");

  private Particles() {}

  static boolean inFamilyName(String word) {
    return IN_FAMILY_NAMES.contains(word);
  }

  /** Drops particles behind the first of several given names. */
  static List<String> without(List<String> given) {
    if (given.size() < 2 || given.stream().noneMatch(AMONG_GIVEN_NAMES::contains)) {
      return given;
    }
    List<String> kept = new ArrayList<>(given.size());
    kept.add(given.getFirst());
    given.stream()
        .skip(1)
        .filter(word -> !AMONG_GIVEN_NAMES.contains(word) && !AND.contains(word))
        .forEach(kept::add);
    return kept;
  }

  /** Drops the particles at the end of some words, but never the first word. */
  static List<String> withoutLast(List<String> words) {
    int size = words.size();
    while (size > 1 && IN_FAMILY_NAMES.contains(words.get(size - 1))) {
      size--;
    }
    return words.subList(0, size);
  }
}
