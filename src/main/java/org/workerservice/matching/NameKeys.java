package org.workerservice.matching;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The sound codes of the names of a record, the primary name first. */
final class NameKeys {
  private static final int MOST_WORDS = 16;
  private static final int MOST_PAIRS = 8;
  private static final int MOST_GIVEN = 3;

  private final List<String> words;
  private final List<String> pairs;
  private final List<String> leadingPairs;
  private final boolean complete;

  private NameKeys(
      List<String> words, List<String> pairs, List<String> leadingPairs, boolean complete) {
    this.words = words;
    this.pairs = pairs;
    this.leadingPairs = leadingPairs;
    this.complete = complete;
  }

  static NameKeys of(List<NameWords> names) {
    Set<String> words = new LinkedHashSet<>();
    Set<String> pairs = new LinkedHashSet<>();
    Set<String> leadingPairs = new LinkedHashSet<>();
    boolean complete = false;
    for (NameWords name : names) {
      List<String> families = families(name);
      List<String> givens = givens(name, MOST_GIVEN);
      addInTurn(families, givens, words);
      addPairs(families, givens, pairs);
      addPairs(families, givens(name, 1), leadingPairs);
      complete |= !families.isEmpty() && !givens.isEmpty();
    }
    return new NameKeys(
        limited(words, MOST_WORDS),
        limited(pairs, MOST_PAIRS),
        limited(leadingPairs, MOST_PAIRS),
        complete);
  }

  private static List<String> families(NameWords name) {
    if (name.family().isEmpty()) {
      return List.of();
    }
    Set<String> codes = new LinkedHashSet<>();
    codes.add(Phonetics.key(name.joinedFamily()));
    name.familyCore().forEach(word -> codes.add(Phonetics.key(word)));
    return List.copyOf(codes);
  }

  /** Bill is William's too, so that both meet under the code of the full name. */
  private static List<String> givens(NameWords name, int most) {
    Set<String> codes = new LinkedHashSet<>();
    for (String word : name.given().subList(0, Math.min(name.given().size(), most))) {
      Nicknames.representatives(word).forEach(full -> codes.add(Phonetics.key(full)));
    }
    return List.copyOf(codes);
  }

  /** Alternates, so that neither side crowds out the other at the limit. */
  private static void addInTurn(List<String> one, List<String> other, Set<String> all) {
    for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
      if (i < one.size()) {
        all.add(one.get(i));
      }
      if (i < other.size()) {
        all.add(other.get(i));
      }
    }
  }

  /** Sorted, so that exchanged family and given names make the same pair. */
  private static void addPairs(List<String> families, List<String> givens, Set<String> pairs) {
    for (String family : families) {
      for (String given : givens) {
        pairs.add(family.compareTo(given) <= 0 ? family + "+" + given : given + "+" + family);
      }
    }
  }

  private static List<String> limited(Set<String> codes, int most) {
    return new ArrayList<>(codes).subList(0, Math.min(codes.size(), most));
  }

  /** Returns the code of every word, family and given names alike. */
  List<String> words() {
    return words;
  }

  /** Returns the pairs of a family and a given name. */
  List<String> pairs() {
    return pairs;
  }

  /** Returns the pairs of a family name and the first given name of the same name. */
  List<String> leadingPairs() {
    return leadingPairs;
  }

  /** Whether a name has both a family and a given name. */
  boolean complete() {
    return complete;
  }
}
