package org.workerservice.client.mapping;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The texts that mean an empty cell, in any case.
 *
 * @param anywhere in lower case
 * @param outsideNames in lower case; people are called Null and None, so these do not count in the
 *     columns of names
 */
record EmptyCells(Set<String> anywhere, Set<String> outsideNames) {
  /** What spreadsheet programs, databases and people write. NA is a country and a surname. */
  static final EmptyCells USUAL =
      new EmptyCells(
          Set.of(
              "n/a", "#n/a", "n.a.", "n. a.", "n/d", "s/d", "k.a.", "k. a.", "-", "--", "---", "–",
              "—", "?", "\\n", "<null>", "[null]", "(null)", "(blank)", "(empty)", "(leer)",
              "#ref!", "#value!", "#name?", "#div/0!", "#null!", "#num!"),
          Set.of("null", "none", "nil", "nan", "undefined"));

  /** Makes defensive copies. */
  EmptyCells {
    anywhere = Set.copyOf(anywhere);
    outsideNames = Set.copyOf(outsideNames);
  }

  /**
   * Returns the markers that a mapping states; they count in every column. The text {@code default}
   * adds the usual ones.
   */
  static EmptyCells of(Collection<String> stated) {
    Set<String> markers =
        stated.stream()
            .map(text -> text.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new));
    if (!markers.remove("default")) {
      return new EmptyCells(markers, Set.of());
    }
    markers.addAll(USUAL.anywhere());
    return new EmptyCells(markers, USUAL.outsideNames());
  }

  boolean contains(String cell, boolean name) {
    if (cell.length() > 20 || anywhere.isEmpty()) {
      return anywhere.contains(cell.toLowerCase(Locale.ROOT));
    }
    String lower = cell.toLowerCase(Locale.ROOT);
    return anywhere.contains(lower) || !name && outsideNames.contains(lower);
  }
}
