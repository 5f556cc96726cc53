package org.workerservice.search.query;

import static org.workerservice.search.language.SearchField.BIRTH_YEAR;
import static org.workerservice.search.language.SearchField.CITY;
import static org.workerservice.search.language.SearchField.EMAIL;
import static org.workerservice.search.language.SearchField.FAMILY;
import static org.workerservice.search.language.SearchField.GIVEN;
import static org.workerservice.search.language.SearchField.IDENTIFIER;
import static org.workerservice.search.language.SearchField.PHONE;
import static org.workerservice.search.language.SearchField.POSTAL_CODE;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.workerservice.model.Address;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.Worker;
import org.workerservice.search.analysis.Codes;
import org.workerservice.search.analysis.WordAnalyzer;
import org.workerservice.search.index.Documents;
import org.workerservice.search.index.IndexFields;
import org.workerservice.search.language.SearchField;

/** Makes the query for workers that resemble a complete or partial record; pure. */
public final class Resemblance {
  private static final int MAX_WORDS = 8;
  private static final int MAX_VALUES = 4;
  private static final int MIN_PREFIX_LENGTH = 2;
  private static final int MIN_CODE_LENGTH = 4;
  private static final int MIN_PHONE_LENGTH = 7;

  private static final float EXACT = 4f;
  private static final float PREFIX = 1.2f;
  private static final float SIMILAR = 1.5f;
  private static final float CODE = 6f;
  private static final float PART_OF_CODE = 4f;
  private static final float FAMILY_WEIGHT = 1.5f;
  private static final float HINT = 0.5f;

  private final WordAnalyzer analyzer;

  /** Splits texts with this analyzer. */
  public Resemblance(WordAnalyzer analyzer) {
    this.analyzer = analyzer;
  }

  /** A name, number or contact must match; city, postal code and birth year only rank. */
  public Query query(Worker fragments, UUID tenant) {
    BooleanQuery.Builder evidence = new BooleanQuery.Builder();
    names(fragments).forEach(query -> evidence.add(query, Occur.SHOULD));
    numbers(fragments).forEach(query -> evidence.add(query, Occur.SHOULD));
    contacts(fragments).forEach(query -> evidence.add(query, Occur.SHOULD));
    BooleanQuery.Builder whole = new BooleanQuery.Builder();
    whole.add(evidence.build(), Occur.MUST);
    whole.add(new OfTenant(tenant), Occur.FILTER);
    hints(fragments).forEach(query -> whole.add(Terms.boosted(query, HINT), Occur.SHOULD));
    return whole.build();
  }

  private List<Query> names(Worker fragments) {
    Set<String> family = new LinkedHashSet<>();
    Set<String> given = new LinkedHashSet<>();
    Stream.concat(Stream.of(fragments.name()), fragments.additionalNames().stream())
        .limit(MAX_VALUES)
        .forEach(name -> collect(name, family, given));
    List<Query> queries = new ArrayList<>();
    family.stream()
        .limit(MAX_WORDS)
        .forEach(word -> queries.add(Terms.boosted(name(FAMILY, word), FAMILY_WEIGHT)));
    given.stream().limit(MAX_WORDS).forEach(word -> queries.add(name(GIVEN, word)));
    return queries;
  }

  private void collect(HumanName name, Set<String> family, Set<String> given) {
    family.addAll(spellings(name.family()));
    name.given().forEach(part -> given.addAll(spellings(part)));
    if (name.mononym()) {
      given.addAll(spellings(name.family()));
      name.given().forEach(part -> family.addAll(spellings(part)));
    }
    if (name.incomplete()) {
      name.text().ifPresent(text -> family.addAll(spellings(text)));
      name.text().ifPresent(text -> given.addAll(spellings(text)));
    }
  }

  private List<String> spellings(String text) {
    return analyzer.folded(text).stream().flatMap(word -> word.spellings().stream()).toList();
  }

  private static Query name(SearchField field, String word) {
    List<Query> queries = new ArrayList<>();
    queries.add(Terms.boosted(Terms.exact(field, word), EXACT));
    queries.add(Terms.boosted(Terms.similar(field.code(), word, 0), SIMILAR));
    if (word.length() >= MIN_PREFIX_LENGTH) {
      queries.add(Terms.boosted(Terms.prefix(field.code(), word), PREFIX));
    }
    queries.add(Terms.joined(word));
    queries.addAll(SoundQueries.toFind(word));
    return Terms.best(queries).orElseThrow();
  }

  private static List<Query> numbers(Worker fragments) {
    List<Query> queries = new ArrayList<>();
    for (Identifier identifier : fragments.identifiers()) {
      String value = Codes.compact(identifier.value());
      if (Documents.fieldOf(identifier.identifierType()).isPresent()
          && value.length() >= MIN_CODE_LENGTH
          && queries.size() < MAX_VALUES) {
        queries.add(number(value));
      }
    }
    return queries;
  }

  private static Query number(String value) {
    String backwards = new StringBuilder(value).reverse().toString();
    return Terms.best(
            List.of(
                Terms.boosted(Terms.exact(IDENTIFIER, value), CODE),
                Terms.boosted(Terms.prefix(IDENTIFIER.code(), value), PART_OF_CODE),
                Terms.boosted(Terms.prefix(IndexFields.REVERSED, backwards), PART_OF_CODE)))
        .orElseThrow();
  }

  private static List<Query> contacts(Worker fragments) {
    List<Query> queries = new ArrayList<>();
    for (ContactPoint contact : fragments.telecom()) {
      switch (contact.system()) {
        case PHONE, FAX, SMS, PAGER -> {
          String digits = Codes.digits(contact.value());
          if (digits.length() >= MIN_PHONE_LENGTH) {
            queries.add(Terms.boosted(Terms.exact(PHONE, digits), EXACT));
          }
        }
        case EMAIL ->
            queries.add(Terms.boosted(Terms.exact(EMAIL, Codes.exact(contact.value())), EXACT));
        case URL, OTHER -> {}
      }
    }
    return queries.subList(0, Math.min(MAX_VALUES, queries.size()));
  }

  private List<Query> hints(Worker fragments) {
    List<Query> queries = new ArrayList<>();
    fragments
        .birthDate()
        .ifPresent(date -> queries.add(Terms.exact(BIRTH_YEAR, String.valueOf(date.year()))));
    for (Address address : fragments.addresses()) {
      address
          .city()
          .map(analyzer::words)
          .filter(words -> !words.isEmpty())
          .ifPresent(words -> queries.add(Terms.sequence(CITY.code(), words)));
      address
          .postalCode()
          .ifPresent(code -> queries.add(Terms.exact(POSTAL_CODE, Codes.compact(code))));
    }
    return queries.subList(0, Math.min(MAX_VALUES, queries.size()));
  }
}
