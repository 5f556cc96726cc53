package org.workerservice.search.query;

import static org.workerservice.search.language.SearchField.BIRTH_DATE;
import static org.workerservice.search.language.SearchField.BIRTH_YEAR;
import static org.workerservice.search.language.SearchField.EMAIL;
import static org.workerservice.search.language.SearchField.ID;
import static org.workerservice.search.language.SearchField.IDENTIFIER;
import static org.workerservice.search.language.SearchField.ORGANIZATION_ID;
import static org.workerservice.search.language.SearchField.PHONE;
import static org.workerservice.search.language.SearchField.POSTAL_CODE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.lucene.search.Query;
import org.workerservice.search.analysis.Codes;
import org.workerservice.search.analysis.JoinedWords;
import org.workerservice.search.analysis.WordAnalyzer;
import org.workerservice.search.analysis.WordWeights;
import org.workerservice.search.index.IndexFields;
import org.workerservice.search.language.LocalDates;
import org.workerservice.search.language.SearchField;
import org.workerservice.text.Scripts;

/**
 * Queries for texts without a field name. The best field counts, and a family name weighs more than
 * a city. Searches only fields that can hold such a text.
 */
final class AnywhereQueries implements FieldQueries {
  private static final Pattern YEAR = Pattern.compile("1[89]\\d\\d|20\\d\\d");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d(-\\d\\d)?");

  /** Signs around an address, as in {@code <ada@example.org>,}. */
  private static final Pattern SURROUNDINGS = Pattern.compile("^[<\\[{(,;:]+|[>\\]}),;:.]+$");

  private static final int UUID_LENGTH = 36;
  private static final int MIN_PHONE_LENGTH = 7;
  private static final int MIN_CODE_LENGTH = 6;

  /** Shorter beginnings have too many words, and few names with several words begin so. */
  private static final int MIN_JOINED_LENGTH = 4;

  private static final float SIMILAR = 0.25f;
  private static final float CODE = 5f;
  private static final float WEAK_CODE = 1.5f;

  private final WordAnalyzer analyzer;
  private final SearchOptions options;
  private final boolean inOneField;
  private final Function<String, List<Query>> wordToSounds;

  /**
   * Makes queries with fixed options.
   *
   * @param inOneField whether to search for single words in {@link IndexFields#WORDS} only
   * @param wordToSounds returns the queries for words that sound like a word
   */
  AnywhereQueries(
      WordAnalyzer analyzer,
      SearchOptions options,
      boolean inOneField,
      Function<String, List<Query>> wordToSounds) {
    this.analyzer = analyzer;
    this.options = options;
    this.inOneField = inOneField;
    this.wordToSounds = wordToSounds;
  }

  @Override
  public Optional<Query> word(SearchField field, String text) {
    List<Query> queries = new ArrayList<>();
    for (List<String> words : analyzer.readings(text)) {
      addWords(queries, words, text);
      if (words.size() == 1 && !Codes.hasDigit(text)) {
        addAlike(queries, words.getFirst());
      }
    }
    addCodes(queries, text);
    return Terms.any(queries);
  }

  private void addWords(List<Query> queries, List<String> words, String text) {
    if (words.isEmpty()) {
      return;
    }
    if (words.size() > 1) {
      queries.add(sequence(words));
    }
    String joined = String.join("", words);
    queries.add(inTexts(name -> Terms.exact(name, joined)));
    if (!Codes.hasDigit(text)) {
      queries.add(
          inOneField
              ? Terms.joined(joined)
              : byField(name -> Terms.exact(name, JoinedWords.MARK + joined)));
    }
    if (!inOneField && words.size() > 1 && Scripts.foreign(joined)) {
      words.forEach(word -> queries.add(inTexts(name -> Terms.exact(name, word))));
    }
  }

  @Override
  public Optional<Query> joined(SearchField field, String text) {
    return Terms.any(
        analyzer.readings(text).stream()
            .map(words -> String.join("", words))
            .filter(word -> !word.isEmpty())
            .map(word -> inTexts(name -> Terms.exact(name, word)))
            .toList());
  }

  private void addAlike(List<Query> queries, String word) {
    if (options.fuzzy()) {
      queries.add(Terms.boosted(inTexts(name -> Terms.similar(name, word, 0)), SIMILAR));
    }
    if (options.phonetic()) {
      queries.addAll(wordToSounds.apply(word));
    }
  }

  private Query inTexts(Function<String, Query> fieldToQuery) {
    return inOneField ? fieldToQuery.apply(IndexFields.WORDS) : byField(fieldToQuery);
  }

  /** Only the fields themselves have positions. */
  private static Query sequence(List<String> words) {
    return byField(name -> Terms.sequence(name, words));
  }

  private static Query byField(Function<String, Query> fieldToQuery) {
    return Terms.best(
            WordWeights.FIELDS.stream()
                .map(
                    field ->
                        Terms.boosted(fieldToQuery.apply(field.code()), WordWeights.weight(field)))
                .toList())
        .orElseThrow();
  }

  @Override
  public Optional<Query> phrase(SearchField field, String text) {
    List<Query> queries = new ArrayList<>();
    analyzer.readings(text).forEach(words -> addWords(queries, words, text));
    addCodes(queries, text);
    return Terms.any(queries);
  }

  @Override
  public Optional<Query> prefix(SearchField field, String text) {
    List<Query> queries = new ArrayList<>();
    analyzer.readings(text).forEach(words -> addBeginning(queries, String.join("", words)));
    String compact = Codes.compact(text);
    if (Codes.hasDigit(compact)) {
      add(queries, IDENTIFIER, CODE, name -> Terms.prefix(name, compact));
      add(queries, POSTAL_CODE, WEAK_CODE, name -> Terms.prefix(name, compact));
    }
    if (text.indexOf('@') >= 0) {
      add(queries, EMAIL, CODE, name -> Terms.prefix(name, Codes.exact(text)));
    }
    return Terms.any(queries);
  }

  private void addBeginning(List<Query> queries, String word) {
    if (word.isEmpty()) {
      return;
    }
    Query inFields = byField(name -> Terms.prefix(name, word));
    queries.add(inOneField ? new Beginning(word, inFields) : inFields);
    if (inOneField && word.length() >= MIN_JOINED_LENGTH) {
      queries.add(Terms.prefix(IndexFields.JOINED, word));
    }
  }

  @Override
  public Optional<Query> similar(SearchField field, String text, int distance) {
    return Terms.any(
        analyzer.readings(text).stream()
            .map(words -> String.join("", words))
            .filter(word -> !word.isEmpty())
            .map(word -> inTexts(name -> Terms.similar(name, word, distance)))
            .toList());
  }

  /** Returns the query for a number typed as several words: all of it, or a postal code in it. */
  Optional<Query> joinedNumber(List<String> words) {
    List<Query> queries = new ArrayList<>();
    addCodes(queries, String.join("", words));
    for (int second = 1; words.size() > 2 && second < words.size(); second++) {
      String pair = Codes.compact(words.get(second - 1) + words.get(second));
      add(queries, POSTAL_CODE, CODE, name -> Terms.exact(name, pair));
    }
    return Terms.any(queries);
  }

  private void addCodes(List<Query> queries, String text) {
    String exact = Codes.exact(text);
    if (exact.length() == UUID_LENGTH) {
      add(queries, ID, CODE, name -> Terms.exact(name, exact));
      add(queries, ORGANIZATION_ID, WEAK_CODE, name -> Terms.exact(name, exact));
    }
    if (exact.indexOf('@') >= 0) {
      String address = SURROUNDINGS.matcher(exact).replaceAll("");
      add(queries, EMAIL, CODE, name -> Terms.exact(name, address));
    }
    if (Codes.hasDigit(exact)) {
      addNumbers(queries, exact);
    }
  }

  private void addNumbers(List<Query> queries, String exact) {
    String compact = Codes.compact(exact);
    add(queries, IDENTIFIER, CODE, name -> Terms.exact(name, compact));
    labelled(exact)
        .forEach(part -> add(queries, IDENTIFIER, CODE, name -> Terms.exact(name, part)));
    add(queries, POSTAL_CODE, WEAK_CODE, name -> Terms.exact(name, compact));
    dates(exact)
        .forEach(date -> add(queries, BIRTH_DATE, CODE, name -> BirthDateQueries.within(date)));
    if (YEAR.matcher(exact).matches()) {
      add(queries, BIRTH_YEAR, WEAK_CODE, name -> Terms.exact(name, exact));
    }
    String digits = Codes.dialled(exact);
    if (digits.length() >= MIN_PHONE_LENGTH) {
      add(queries, PHONE, CODE, name -> Terms.exact(name, digits));
    }
  }

  private static List<String> dates(String exact) {
    return DATE.matcher(exact).matches() ? List.of(exact) : LocalDates.of(exact);
  }

  /** Returns the numbers in a text with a label, as in NPI#1234567893. */
  private List<String> labelled(String exact) {
    List<String> words = analyzer.words(exact);
    return words.size() < 2
        ? List.of()
        : words.stream()
            .filter(word -> word.length() >= MIN_CODE_LENGTH && Codes.hasDigit(word))
            .toList();
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
