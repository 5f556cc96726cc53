package org.workerservice.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.workerservice.text.Sounds;

/** The words of one text, as its field indexes them. For one thread. */
final class TextWords {
  private final Set<String> words;
  private List<Sounds.Of> sounds;

  private TextWords(Set<String> words) {
    this.words = words;
  }

  static TextWords of(Analyzer analyzer, String field, String text) {
    Set<String> words = new LinkedHashSet<>();
    try (TokenStream stream = analyzer.tokenStream(field, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(term.toString());
      }
      stream.end();
      return new TextWords(words);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  boolean has(String word) {
    return words.contains(word);
  }

  boolean any(Predicate<String> condition) {
    return words.stream().anyMatch(condition);
  }

  boolean anySound(Predicate<Sounds.Of> condition) {
    if (sounds == null) {
      sounds = words.stream().map(Sounds::of).toList();
    }
    return sounds.stream().anyMatch(condition);
  }
}
