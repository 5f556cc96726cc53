package org.workerservice.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits a text into folded words: lower case, without marks, apostrophes and invisible characters.
 * Every other character that is no letter or digit separates words. For one text.
 */
public final class FoldedWords {
  private static final int MAX_WORD_LENGTH = 48;
  private static final int MAX_SPELLINGS = 8;
  private static final int MAX_PARTICLE_LENGTH = 2;
  private static final int MIN_REST_LENGTH = 3;

  /** Combining marks and letters with marks begin here; a quick check for most letters. */
  private static final char FIRST_MARK = '\u0300';

  private static final char FIRST_LETTER_WITH_MARK = '\u00c0';

  private final String text;
  private final boolean eachIdeograph;
  private final List<FoldedWord> words = new ArrayList<>(4);
  private final List<StringBuilder> spellings = new ArrayList<>(1);
  private int start;
  private int end;
  private int particle;

  private FoldedWords(String text, boolean eachIdeograph) {
    this.text = text;
    this.eachIdeograph = eachIdeograph;
    begin();
  }

  /** Returns the words of a text; words of Chinese characters stay whole. */
  public static List<FoldedWord> of(String text) {
    return new FoldedWords(text, false).split();
  }

  /** Returns the words of a text; each Chinese character and each kana is a word. */
  public static List<FoldedWord> withSingleIdeographs(String text) {
    return new FoldedWords(text, true).split();
  }

  private List<FoldedWord> split() {
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      int next = at + Character.charCount(point);
      String letters = LetterFolding.fold(point);
      if (letters == LetterFolding.SEPARATOR) {
        finish();
      } else if (letters.isEmpty()) {
        pass(point);
      } else {
        add(point, letters, at, next);
      }
      at = next;
    }
    finish();
    return words;
  }

  private void begin() {
    spellings.clear();
    spellings.add(new StringBuilder());
    particle = 0;
  }

  private void pass(int point) {
    if (LetterFolding.isApostrophe(point)) {
      particle = spellings.getFirst().length();
    }
  }

  private void add(int point, String letters, int at, int next) {
    boolean single = eachIdeograph && Scripts.isIdeograph(letters.codePointAt(0));
    if (single) {
      finish();
    }
    if (spellings.getFirst().isEmpty()) {
      start = at;
    }
    end = next;
    if (spellings.getFirst().length() < MAX_WORD_LENGTH) {
      append(letters, digraph(point, next));
    }
    if (single) {
      finish();
    }
  }

  private String digraph(int point, int next) {
    boolean marked = next < text.length() && text.charAt(next) >= FIRST_MARK;
    if (point < FIRST_LETTER_WITH_MARK && !marked) {
      return null;
    }
    return LetterFolding.digraph(
        next < text.length() ? LetterFolding.composed(point, text.charAt(next)) : point);
  }

  private void append(String letters, String digraph) {
    int known = spellings.size();
    if (digraph != null && 2 * known <= MAX_SPELLINGS) {
      for (int index = 0; index < known; index++) {
        spellings.add(new StringBuilder(spellings.get(index)).append(digraph));
      }
    }
    for (int index = 0; index < known; index++) {
      boolean full = digraph != null && spellings.size() == known && index > 0;
      spellings.get(index).append(full ? digraph : letters);
    }
  }

  private void finish() {
    if (!spellings.getFirst().isEmpty()) {
      words.add(new FoldedWord(spellings(), rest(), start, end));
    }
    begin();
  }

  private List<String> spellings() {
    return spellings.size() == 1
        ? List.of(simplified(spellings.getFirst().toString()))
        : spellings.stream().map(StringBuilder::toString).map(FoldedWords::simplified).toList();
  }

  private static String simplified(String word) {
    return Scripts.foreign(word) ? Scripts.simplified(word) : word;
  }

  private Optional<String> rest() {
    StringBuilder word = spellings.getFirst();
    return particle > 0
            && particle <= MAX_PARTICLE_LENGTH
            && word.length() - particle >= MIN_REST_LENGTH
        ? Optional.of(word.substring(particle))
        : Optional.empty();
  }
}
