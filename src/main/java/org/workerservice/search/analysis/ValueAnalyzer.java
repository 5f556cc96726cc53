package org.workerservice.search.analysis;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Treats a text as one value with several forms; each form covers the whole text. */
public final class ValueAnalyzer extends Analyzer {
  private final Function<String, List<String>> forms;

  /** Indexes the forms that the function returns for a value. */
  public ValueAnalyzer(Function<String, List<String>> forms) {
    this.forms = forms;
  }

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    KeywordTokenizer whole = new KeywordTokenizer();
    return new TokenStreamComponents(whole, new Forms(whole));
  }

  private final class Forms extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment =
        addAttribute(PositionIncrementAttribute.class);
    private final Deque<String> left = new ArrayDeque<>();
    private State value;

    private Forms(TokenStream input) {
      super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (!left.isEmpty()) {
        restoreState(value);
        increment.setPositionIncrement(0);
        term.setEmpty().append(left.pop());
        return true;
      }
      if (!input.incrementToken()) {
        return false;
      }
      value = captureState();
      left.addAll(forms.apply(term.toString()));
      if (left.isEmpty()) {
        return false;
      }
      term.setEmpty().append(left.pop());
      return true;
    }

    @Override
    public void reset() throws IOException {
      super.reset();
      left.clear();
    }
  }
}
