package org.workerservice.search.analysis;

import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.workerservice.text.FoldedWord;
import org.workerservice.text.FoldedWords;

/**
 * Splits texts into words: lower case, without diacritics and apostrophes. Safe for use by any
 * thread.
 */
public final class WordAnalyzer extends Analyzer {
  private static final int GAP_BETWEEN_VALUES = 100;

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    return new TokenStreamComponents(new WordTokenizer());
  }

  /** A phrase must not match across two names of one worker. */
  @Override
  public int getPositionIncrementGap(String fieldName) {
    return GAP_BETWEEN_VALUES;
  }

  /** Returns the words of a text with all their spellings; none without letters and digits. */
  public List<FoldedWord> folded(String text) {
    return FoldedWords.withSingleIdeographs(text);
  }

  /** Returns the words of a text in basic spelling; none without letters and digits. */
  public List<String> words(String text) {
    return folded(text).stream().map(FoldedWord::text).toList();
  }

  /**
   * Returns the words of a text in each way to spell them, the basic one first. Never empty, but
   * the words may be.
   */
  public List<List<String>> readings(String text) {
    return JoinedWords.readings(folded(text));
  }
}
