package org.workerservice.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.search.Query;
import org.workerservice.search.analysis.Codes;
import org.workerservice.search.analysis.JoinedWords;
import org.workerservice.search.analysis.WordAnalyzer;
import org.workerservice.search.language.SearchField;

/** Queries for texts with a field name. */
final class NamedFieldQueries implements FieldQueries {
  private static final float SIMILAR = 0.5f;

  private final WordAnalyzer analyzer;
  private final SearchOptions options;
  private final boolean toShow;
  private final Function<String, List<Query>> wordToSounds;

  /**
   * Makes queries with fixed options.
   *
   * @param toShow whether to search the texts of one worker rather than the index
   * @param wordToSounds returns the queries for words that sound like a word
   */
  NamedFieldQueries(
      WordAnalyzer analyzer,
      SearchOptions options,
      boolean toShow,
      Function<String, List<Query>> wordToSounds) {
    this.analyzer = analyzer;
    this.toShow = toShow;
    this.options = options;
    this.wordToSounds = wordToSounds;
  }

  @Override
  public Optional<Query> word(SearchField field, String text) {
    return field.form() == SearchField.Form.TEXT
        ? textWord(field, text)
        : ofSingle(field, text, value -> whole(field, value));
  }

  private static Query whole(SearchField field, String value) {
    return field == SearchField.BIRTH_DATE
        ? BirthDateQueries.within(value)
        : Terms.exact(field, value);
  }

  private Optional<Query> textWord(SearchField field, String text) {
    List<Query> queries = new ArrayList<>();
    for (List<String> words : analyzer.readings(text)) {
      addWords(queries, field, words);
      if (words.size() == 1) {
        addAlike(queries, field, words.getFirst());
      }
    }
    return Terms.best(queries);
  }

  private void addWords(List<Query> queries, SearchField field, List<String> words) {
    if (words.isEmpty()) {
      return;
    }
    queries.add(Terms.sequence(field.code(), words));
    String joined = String.join("", words);
    if (words.size() > 1) {
      queries.add(Terms.exact(field, joined));
    }
    if (isName(field)) {
      queries.add(toShow ? Terms.exact(field, JoinedWords.MARK + joined) : Terms.joined(joined));
    }
  }

  private void addAlike(List<Query> queries, SearchField field, String word) {
    if (options.fuzzy()) {
      queries.add(Terms.boosted(Terms.similar(field.code(), word, 0), SIMILAR));
    }
    if (options.phonetic() && isName(field)) {
      queries.addAll(wordToSounds.apply(word));
    }
  }

  @Override
  public Optional<Query> joined(SearchField field, String text) {
    return ofSingle(field, text, value -> Terms.exact(field, value));
  }

  private static boolean isName(SearchField field) {
    return field == SearchField.NAME || field == SearchField.FAMILY || field == SearchField.GIVEN;
  }

  @Override
  public Optional<Query> phrase(SearchField field, String text) {
    if (field.form() != SearchField.Form.TEXT) {
      return ofSingle(field, text, value -> whole(field, value));
    }
    List<Query> queries = new ArrayList<>();
    analyzer.readings(text).forEach(words -> addWords(queries, field, words));
    return Terms.best(queries);
  }

  @Override
  public Optional<Query> prefix(SearchField field, String text) {
    return ofSingle(field, text, value -> beginning(field, value));
  }

  private static Query beginning(SearchField field, String value) {
    return field == SearchField.BIRTH_DATE
        ? BirthDateQueries.beginning(value)
        : Terms.prefix(field.code(), value);
  }

  @Override
  public Optional<Query> similar(SearchField field, String text, int distance) {
    return ofSingle(field, text, value -> Terms.similar(field.code(), value, distance));
  }

  private Optional<Query> ofSingle(
      SearchField field, String text, Function<String, Query> valueToQuery) {
    return Terms.best(
        singles(field, text).filter(value -> !value.isEmpty()).map(valueToQuery).toList());
  }

  /** Returns the forms in which the index may have one value of the field. */
  private Stream<String> singles(SearchField field, String text) {
    return switch (field.form()) {
      case TEXT -> analyzer.readings(text).stream().map(words -> String.join("", words));
      case CODE -> Stream.of(Codes.compact(text));
      case DIGITS -> Stream.of(Codes.dialled(text));
      case EXACT, HASHED -> Stream.of(Codes.exact(text));
    };
  }
}
