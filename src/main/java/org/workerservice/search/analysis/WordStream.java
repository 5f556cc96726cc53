package org.workerservice.search.analysis;

import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/** A token stream of words that are split already. */
public final class WordStream extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final List<String> words;
  private final Weights weights;
  private int next;

  /** Sets the weight of a word, which the index stores as a frequency. */
  private interface Weights {
    void set(String word);
  }

  /** Streams the words of a value in order. */
  public WordStream(List<String> words) {
    this.words = words;
    this.weights = word -> {};
  }

  /** Streams all words of a record, each with its weight. */
  public WordStream(WordWeights weights) {
    TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
    this.words = weights.words();
    this.weights = word -> frequency.setTermFrequency(weights.of(word));
  }

  @Override
  public void reset() {
    next = 0;
  }

  @Override
  public boolean incrementToken() {
    if (next == words.size()) {
      return false;
    }
    clearAttributes();
    String word = words.get(next++);
    term.append(word);
    weights.set(word);
    return true;
  }
}
