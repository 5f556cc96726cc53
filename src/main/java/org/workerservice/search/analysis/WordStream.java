package org.workerservice.search.analysis;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.workerservice.text.FoldedWord;

/** A token stream of words that are split already. */
public final class WordStream extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final List<Placed> words;
  private final Weights weights;
  private int next;

  /** A word, and how far it is from the one before: other spellings are in the same place. */
  private record Placed(String word, int increment) {}

  /** Sets the weight of a word, which the index stores as a frequency. */
  private interface Weights {
    void set(String word);
  }

  private WordStream(List<Placed> words) {
    this.words = words;
    this.weights = word -> {};
  }

  /** Streams the words of a value in order, each in all spellings. */
  public static WordStream of(List<FoldedWord> words) {
    return new WordStream(words.stream().flatMap(WordStream::placed).toList());
  }

  private static Stream<Placed> placed(FoldedWord word) {
    return IntStream.range(0, word.spellings().size())
        .mapToObj(index -> new Placed(word.spellings().get(index), index == 0 ? 1 : 0));
  }

  /** Streams words whose places do not matter. */
  public static WordStream ofForms(Stream<String> forms) {
    return new WordStream(forms.map(form -> new Placed(form, 1)).toList());
  }

  /** Streams all words of a record, each with its weight. */
  public WordStream(WordWeights weights) {
    TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
    this.words = weights.words().stream().map(word -> new Placed(word, 1)).toList();
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
    Placed placed = words.get(next++);
    term.append(placed.word());
    increment.setPositionIncrement(placed.increment());
    weights.set(placed.word());
    return true;
  }
}
