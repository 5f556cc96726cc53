package org.workerservice.search.analysis;

import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/** Words on their way into the index that have been cut already. */
public final class WordStream extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final List<String> words;
  private final Weights weights;
  private int next;

  /** Tells the index what a word weighs, which it keeps as a frequency. */
  private interface Weights {
    void tell(String word);
  }

  /** The words of a value in their order. */
  public WordStream(List<String> words) {
    this.words = words;
    this.weights = word -> {};
  }

  /** All words of a record, each with its weight. */
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
    weights.tell(word);
    return true;
  }
}
