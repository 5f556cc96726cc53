package org.workerservice.search.analysis;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Splits texts into words: lower case, without diacritics and apostrophes. Safe for use by any
 * thread.
 */
public final class WordAnalyzer extends Analyzer {
  private static final int MAX_WORD_LENGTH = 64;
  private static final int GAP_BETWEEN_VALUES = 100;
  private static final NormalizeCharMap WITHOUT_APOSTROPHES = withoutApostrophes();

  private static NormalizeCharMap withoutApostrophes() {
    NormalizeCharMap.Builder builder = new NormalizeCharMap.Builder();
    for (String mark : new String[] {"'", "’", "‘", "ʼ", "`", "´", "ʻ"}) {
      builder.add(mark, "");
    }
    return builder.build();
  }

  @Override
  protected Reader initReader(String fieldName, Reader reader) {
    return new MappingCharFilter(WITHOUT_APOSTROPHES, reader);
  }

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    StandardTokenizer words = new StandardTokenizer();
    words.setMaxTokenLength(MAX_WORD_LENGTH);
    return new TokenStreamComponents(words, new ASCIIFoldingFilter(new LowerCaseFilter(words)));
  }

  /** A phrase must not match across two names of one worker. */
  @Override
  public int getPositionIncrementGap(String fieldName) {
    return GAP_BETWEEN_VALUES;
  }

  /** Returns the words of a text; none if it has neither letters nor digits. */
  public List<String> words(String text) {
    List<String> words = new ArrayList<>(2);
    try (TokenStream stream = tokenStream("", Normalizer.normalize(text, Normalizer.Form.NFC))) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(term.toString());
      }
      stream.end();
      return words;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
