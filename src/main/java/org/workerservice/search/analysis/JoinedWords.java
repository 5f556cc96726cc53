package org.workerservice.search.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.workerservice.text.FoldedWord;

/** Names written as one word: vandenberg for van den Berg, jeanpierre for Jean-Pierre; pure. */
public final class JoinedWords {
  /** Precedes joined words in streams of a text, so that no beginning of a word is one of them. */
  public static final String MARK = "\u0001";

  /** The most words that are joined. */
  public static final int MAX_WORDS = 4;

  private JoinedWords() {}

  /**
   * Returns the other forms of a name: all its words joined, neighbours joined, and words without a
   * particle before an apostrophe.
   */
  public static Set<String> formsOf(List<FoldedWord> words) {
    Set<String> forms = new LinkedHashSet<>();
    List<FoldedWord> first = words.subList(0, Math.min(MAX_WORDS, words.size()));
    for (int next = 1; next < first.size(); next++) {
      forms.addAll(whole(first.subList(next - 1, next + 1)));
    }
    if (first.size() > 2) {
      forms.addAll(whole(first));
    }
    words.forEach(word -> word.withoutParticle().ifPresent(forms::add));
    return forms;
  }

  /** Returns the words as one, in every way to spell them. */
  static List<String> whole(List<FoldedWord> words) {
    return readings(words).stream().map(reading -> String.join("", reading)).distinct().toList();
  }

  /**
   * Returns the words in basic spelling; and, for those that have other spellings, once with each.
   */
  static List<List<String>> readings(List<FoldedWord> words) {
    int most = words.stream().mapToInt(word -> word.spellings().size()).max().orElse(1);
    List<List<String>> readings = new ArrayList<>(most);
    for (int index = 0; index < most; index++) {
      int wanted = index;
      readings.add(words.stream().map(word -> spelling(word, wanted)).toList());
    }
    return readings;
  }

  private static String spelling(FoldedWord word, int wanted) {
    return word.spellings().get(Math.min(wanted, word.spellings().size() - 1));
  }
}
