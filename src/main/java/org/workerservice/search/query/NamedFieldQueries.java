package org.workerservice.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.lucene.search.Query;
import org.workerservice.search.analysis.Codes;
import org.workerservice.search.analysis.WordAnalyzer;
import org.workerservice.search.language.SearchField;

/** Queries for texts with a field name. */
final class NamedFieldQueries implements FieldQueries {
  private static final float SIMILAR = 0.5f;

  private final WordAnalyzer analyzer;
  private final SearchOptions options;
  private final Function<String, List<Query>> wordToSounds;

  /**
   * Makes queries with fixed options.
   *
   * @param wordToSounds returns the queries for words that sound like a word
   */
  NamedFieldQueries(
      WordAnalyzer analyzer, SearchOptions options, Function<String, List<Query>> wordToSounds) {
    this.analyzer = analyzer;
    this.options = options;
    this.wordToSounds = wordToSounds;
  }

  @Override
  public Optional<Query> word(SearchField field, String text) {
    return field.form() == SearchField.Form.TEXT
        ? textWord(field, analyzer.words(text))
        : single(field, text).map(value -> Terms.exact(field, value));
  }

  private Optional<Query> textWord(SearchField field, List<String> words) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    List<Query> queries = new ArrayList<>();
    queries.add(Terms.sequence(field.code(), words));
    if (words.size() == 1) {
      if (options.fuzzy()) {
        queries.add(Terms.boosted(Terms.similar(field.code(), words.getFirst(), 0), SIMILAR));
      }
      if (options.phonetic() && isName(field)) {
        queries.addAll(wordToSounds.apply(words.getFirst()));
      }
    }
    return Terms.best(queries);
  }

  private static boolean isName(SearchField field) {
    return field == SearchField.NAME || field == SearchField.FAMILY || field == SearchField.GIVEN;
  }

  @Override
  public Optional<Query> phrase(SearchField field, String text) {
    if (field.form() != SearchField.Form.TEXT) {
      return single(field, text).map(value -> Terms.exact(field, value));
    }
    List<String> words = analyzer.words(text);
    return words.isEmpty() ? Optional.empty() : Optional.of(Terms.sequence(field.code(), words));
  }

  @Override
  public Optional<Query> prefix(SearchField field, String text) {
    return single(field, text).map(value -> Terms.prefix(field.code(), value));
  }

  @Override
  public Optional<Query> similar(SearchField field, String text, int distance) {
    return single(field, text).map(value -> Terms.similar(field.code(), value, distance));
  }

  /** Returns the form in which the index has one value of the field. */
  private Optional<String> single(SearchField field, String text) {
    String value =
        switch (field.form()) {
          case TEXT -> String.join("", analyzer.words(text));
          case CODE -> Codes.compact(text);
          case DIGITS -> Codes.dialled(text);
          case EXACT, HASHED -> Codes.exact(text);
        };
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }
}
