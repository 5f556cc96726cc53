package org.workerservice.matching.feature;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.workerservice.matching.text.NameWords;
import org.workerservice.matching.text.Nicknames;
import org.workerservice.matching.text.Romanisation;
import org.workerservice.text.Phonetics;

/**
 * The sound codes of the names of a record, the primary name first.
 *
 * @param words the code of every family name and first given name
 * @param pairs the codes of a family name and the first given name of the same name, in
 *     alphabetical order, so that exchanged names give the same pair
 * @param halves the code of one name with the beginning or the end of the other, of the primary
 *     name
 * @param further the codes of the further given names of the primary name, which may be the name
 *     that a person is called by
 */
record NameKeys(List<String> words, List<String> pairs, List<String> halves, List<String> further) {
  private static final int MAX_WORDS = 12;
  private static final int MAX_PAIRS = 8;
  private static final int MAX_FULL_NAMES = 4;

  private static final int MAX_FURTHER = 2;
  private static final int END = 3;
  private static final int MIN_LENGTH_WITH_ENDS = 4;

  /** A share above which a registry of a million has more than a hundred such people. */
  private static final double COMMON = 1e-4;

  static NameKeys of(List<NameWords> names) {
    Set<String> words = new LinkedHashSet<>();
    Set<String> pairs = new LinkedHashSet<>();
    for (NameWords name : names) {
      List<String> families = families(name);
      List<String> givens = givens(name);
      words.addAll(families);
      words.addAll(givens);
      for (String family : families) {
        for (String given : givens) {
          pairs.add(family.compareTo(given) <= 0 ? family + "+" + given : given + "+" + family);
        }
      }
    }
    return new NameKeys(
        words.stream().limit(MAX_WORDS).toList(),
        pairs.stream().limit(MAX_PAIRS).toList(),
        names.stream().limit(1).flatMap(NameKeys::halves).distinct().toList(),
        names.stream().limit(1).flatMap(NameKeys::further).distinct().toList());
  }

  /** Returns the sound of a word of a name. */
  static String key(String word) {
    return Phonetics.key(Romanisation.forKey(word));
  }

  /** A typing error changes the sound of a name, but rarely both its beginning and its end. */
  private static Stream<String> halves(NameWords name) {
    if (name.family().isEmpty() || name.given().isEmpty()) {
      return Stream.empty();
    }
    String family = key(name.joinedFamily());
    String given = key(name.given().getFirst());
    return Stream.concat(
        ends(name.joinedFamily()).map(end -> given + "+" + end),
        ends(name.given().getFirst()).map(end -> family + "+" + end));
  }

  private static Stream<String> further(NameWords name) {
    return name.given().stream()
        .skip(1)
        .filter(word -> word.length() > 1)
        .limit(MAX_FURTHER)
        .map(NameKeys::key);
  }

  private static Stream<String> ends(String name) {
    return name.length() < MIN_LENGTH_WITH_ENDS
        ? Stream.empty()
        : Stream.of(name.substring(0, END) + "-", "-" + name.substring(name.length() - END));
  }

  private static List<String> families(NameWords name) {
    if (name.family().isEmpty()) {
      return List.of();
    }
    Stream<String> parts =
        name.familyCore().size() > 1 ? name.familyCore().stream() : Stream.empty();
    Stream<String> whole =
        name.familyCore().size() == 1
            ? Stream.of(name.joinedFamily(), name.familyCore().getFirst())
            : Stream.of(name.joinedFamily());
    return Stream.concat(whole, parts).map(NameKeys::key).distinct().toList();
  }

  /** Bill also has the code of William, so that both share a key. */
  private static List<String> givens(NameWords name) {
    return name.given().isEmpty()
        ? List.of()
        : Nicknames.representatives(name.given().getFirst()).stream()
            .map(NameKeys::key)
            .distinct()
            .limit(MAX_FULL_NAMES)
            .toList();
  }

  /** Returns the codes of all names, further given names included. */
  List<String> allWords() {
    return Stream.concat(words.stream(), further.stream()).distinct().limit(MAX_WORDS).toList();
  }

  /** Returns the pairs of very common names. */
  List<String> commonPairs() {
    return pairs.stream().filter(NameKeys::common).toList();
  }

  private static boolean common(String pair) {
    int plus = pair.indexOf('+');
    return SoundFrequencies.of(pair.substring(0, plus))
            * SoundFrequencies.of(pair.substring(plus + 1))
        > COMMON;
  }
}
