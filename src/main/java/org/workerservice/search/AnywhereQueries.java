package org.workerservice.search;

import static org.workerservice.search.language.SearchField.BIRTH_DATE;
import static org.workerservice.search.language.SearchField.BIRTH_YEAR;
import static org.workerservice.search.language.SearchField.CITY;
import static org.workerservice.search.language.SearchField.EMAIL;
import static org.workerservice.search.language.SearchField.FAMILY;
import static org.workerservice.search.language.SearchField.GIVEN;
import static org.workerservice.search.language.SearchField.ID;
import static org.workerservice.search.language.SearchField.IDENTIFIER;
import static org.workerservice.search.language.SearchField.ISSUER;
import static org.workerservice.search.language.SearchField.NAME;
import static org.workerservice.search.language.SearchField.ORGANIZATION;
import static org.workerservice.search.language.SearchField.ORGANIZATION_ID;
import static org.workerservice.search.language.SearchField.PHONE;
import static org.workerservice.search.language.SearchField.POSTAL_CODE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.lucene.search.Query;
import org.workerservice.search.language.SearchField;

/**
 * Queries of words for which no field is named: the best field counts, and a family name weighs
 * more than a city. Only fields that may hold such a text are asked.
 */
final class AnywhereQueries implements FieldQueries {
  private static final Pattern YEAR = Pattern.compile("1[89]\\d\\d|20\\d\\d");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final int UUID_LENGTH = 36;
  private static final int SHORTEST_PHONE = 7;

  private static final List<Weighed> TEXTS =
      List.of(
          new Weighed(FAMILY, 4f),
          new Weighed(GIVEN, 3f),
          new Weighed(NAME, 1f),
          new Weighed(CITY, 1f),
          new Weighed(ORGANIZATION, 0.8f),
          new Weighed(ISSUER, 0.5f));

  /** Each field costs an automaton: the whole name stands for its parts. */
  private static final List<Weighed> SIMILAR_TEXTS =
      List.of(new Weighed(NAME, 1f), new Weighed(CITY, 0.3f));

  private static final float CODE = 5f;
  private static final float WEAK_CODE = 1.5f;

  private final WordAnalyzer analyzer;
  private final SearchOptions options;

  AnywhereQueries(WordAnalyzer analyzer, SearchOptions options) {
    this.analyzer = analyzer;
    this.options = options;
  }

  private record Weighed(SearchField field, float weight) {}

  @Override
  public Optional<Query> word(SearchField field, String text) {
    List<String> words = analyzer.words(text);
    List<Query> queries = new ArrayList<>();
    if (words.size() == 1) {
      queries.add(anyText(words.getFirst()));
    } else if (!words.isEmpty()) {
      add(queries, TEXTS, name -> Terms.sequence(name, words));
    }
    if (words.size() == 1 && !Codes.hasDigit(text)) {
      if (options.fuzzy()) {
        add(queries, SIMILAR_TEXTS, name -> Terms.similar(name, words.getFirst(), 0));
      }
      if (options.phonetic()) {
        queries.addAll(SoundQueries.of(words.getFirst()));
      }
    }
    addCodes(queries, text);
    return Terms.best(queries);
  }

  @Override
  public Optional<Query> phrase(SearchField field, String text) {
    List<String> words = analyzer.words(text);
    List<Query> queries = new ArrayList<>();
    if (!words.isEmpty()) {
      add(queries, TEXTS, name -> Terms.sequence(name, words));
    }
    addCodes(queries, text);
    return Terms.best(queries);
  }

  @Override
  public Optional<Query> prefix(SearchField field, String text) {
    String word = String.join("", analyzer.words(text));
    List<Query> queries = new ArrayList<>();
    if (!word.isEmpty()) {
      add(queries, TEXTS, name -> Terms.prefix(name, word));
    }
    String compact = Codes.compact(text);
    if (Codes.hasDigit(compact)) {
      add(queries, IDENTIFIER, CODE, name -> Terms.prefix(name, compact));
      add(queries, POSTAL_CODE, WEAK_CODE, name -> Terms.prefix(name, compact));
    }
    if (text.indexOf('@') >= 0) {
      add(queries, EMAIL, CODE, name -> Terms.prefix(name, Codes.exact(text)));
    }
    return Terms.best(queries);
  }

  @Override
  public Optional<Query> similar(SearchField field, String text, int distance) {
    String word = String.join("", analyzer.words(text));
    List<Query> queries = new ArrayList<>();
    if (!word.isEmpty()) {
      add(queries, SIMILAR_TEXTS, name -> Terms.similar(name, word, distance));
    }
    return Terms.best(queries);
  }

  private Query anyText(String word) {
    return new WordInFields(
        TEXTS.stream()
            .filter(weighed -> isSearched(weighed.field()))
            .map(weighed -> new WordInFields.FieldWeight(weighed.field().code(), weighed.weight()))
            .toList(),
        word);
  }

  private void addCodes(List<Query> queries, String text) {
    String exact = Codes.exact(text);
    if (exact.length() == UUID_LENGTH) {
      add(queries, ID, CODE, name -> Terms.exact(name, exact));
      add(queries, ORGANIZATION_ID, WEAK_CODE, name -> Terms.exact(name, exact));
    }
    if (exact.indexOf('@') >= 0) {
      add(queries, EMAIL, CODE, name -> Terms.exact(name, exact));
    }
    if (Codes.hasDigit(exact)) {
      addNumbers(queries, exact);
    }
  }

  private void addNumbers(List<Query> queries, String exact) {
    String compact = Codes.compact(exact);
    add(queries, IDENTIFIER, CODE, name -> Terms.exact(name, compact));
    add(queries, POSTAL_CODE, WEAK_CODE, name -> Terms.exact(name, compact));
    if (DATE.matcher(exact).matches()) {
      add(queries, BIRTH_DATE, CODE, name -> Terms.exact(name, exact));
    }
    if (YEAR.matcher(exact).matches()) {
      add(queries, BIRTH_YEAR, WEAK_CODE, name -> Terms.exact(name, exact));
    }
    String digits = Codes.digits(exact);
    if (digits.length() >= SHORTEST_PHONE) {
      add(queries, PHONE, CODE, name -> Terms.exact(name, digits));
    }
  }

  private void add(List<Query> queries, List<Weighed> fields, Function<String, Query> query) {
    fields.forEach(weighed -> add(queries, weighed.field(), weighed.weight(), query));
  }

  private void add(
      List<Query> queries, SearchField field, float weight, Function<String, Query> query) {
    if (isSearched(field)) {
      queries.add(Terms.boosted(query.apply(field.code()), weight));
    }
  }

  private boolean isSearched(SearchField field) {
    return !(options.masked() && field.hiddenFromMaskedReaders());
  }
}
