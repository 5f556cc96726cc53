package org.workerservice.matching.weighted;

import org.workerservice.matching.score.NameLevel;

/** Every sentence about two names, precomputed. */
final class NameEvidence {
  private static final NameLevel[] LEVELS = NameLevel.values();
  private static final String[] SENTENCES = sentences();

  private NameEvidence() {}

  static String of(NameMatch match) {
    return SENTENCES[
        index(match.family().level(), match.given().level(), match.swapped(), match.alias())];
  }

  private static int index(NameLevel family, NameLevel given, boolean swapped, boolean alias) {
    int pair = family.ordinal() * LEVELS.length + given.ordinal();
    return pair * 4 + (swapped ? 2 : 0) + (alias ? 1 : 0);
  }

  private static String[] sentences() {
    String[] sentences = new String[LEVELS.length * LEVELS.length * 4];
    for (NameLevel family : LEVELS) {
      for (NameLevel given : LEVELS) {
        for (int marks = 0; marks < 4; marks++) {
          boolean swapped = (marks & 2) != 0;
          boolean alias = (marks & 1) != 0;
          sentences[index(family, given, swapped, alias)] = sentence(family, given, swapped, alias);
        }
      }
    }
    return sentences;
  }

  private static String sentence(
      NameLevel family, NameLevel given, boolean swapped, boolean alias) {
    String sentence =
        swapped
            ? "family and given names are exchanged: the words of one pair %s, those of the other %s"
                .formatted(family.words(), given.words())
            : "family names %s, given names %s".formatted(family.words(), given.words());
    return alias ? sentence + " (another name of the record)" : sentence;
  }
}
