package org.workerservice.search.query;

import static org.workerservice.search.language.SearchField.BIRTH_DATE;

import java.time.DateTimeException;
import java.util.Optional;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermRangeQuery;
import org.workerservice.model.PartialDate;
import org.workerservice.search.index.IndexFields;

/**
 * Queries for birth dates; pure. A worker matches if its birth date, as far as it is known, lies
 * wholly in the period that is searched. So a search for a day or a month does not find every
 * worker of whom only the year is known.
 */
final class BirthDateQueries {
  private BirthDateQueries() {}

  /** Matches birth dates in a year, in a month or on a day. */
  static Query within(String value) {
    return read(value).filter(PartialDate::isDay).isPresent()
        ? Terms.exact(BIRTH_DATE, value)
        : between(Optional.of(value), Optional.of(value));
  }

  /** Matches birth dates from the first day of one value to the last day of the other. */
  static Query between(Optional<String> from, Optional<String> to) {
    String last = to.map(BirthDateQueries::lastDay).orElse(null);
    BooleanQuery.Builder partial = new BooleanQuery.Builder();
    partial.add(range(IndexFields.FIRST_BIRTH_DATE, from.orElse(null), null), Occur.MUST);
    partial.add(range(IndexFields.LAST_BIRTH_DATE, null, last), Occur.MUST);
    return either(range(BIRTH_DATE.code(), from.orElse(null), last), partial.build());
  }

  /** Matches birth dates of which every possible day begins with a text, such as 198. */
  static Query beginning(String start) {
    BooleanQuery.Builder partial = new BooleanQuery.Builder();
    partial.add(Terms.prefix(IndexFields.FIRST_BIRTH_DATE, start), Occur.MUST);
    partial.add(Terms.prefix(IndexFields.LAST_BIRTH_DATE, start), Occur.MUST);
    return either(Terms.prefix(BIRTH_DATE.code(), start), partial.build());
  }

  private static Query either(Query day, Query partial) {
    return new BooleanQuery.Builder().add(day, Occur.SHOULD).add(partial, Occur.SHOULD).build();
  }

  /** In the order of texts, a year or month comes directly before its first day. */
  private static Query range(String field, String from, String to) {
    return TermRangeQuery.newStringRange(field, from, to, true, true);
  }

  private static String lastDay(String value) {
    return read(value).map(date -> date.last().toString()).orElse(value);
  }

  private static Optional<PartialDate> read(String value) {
    try {
      return Optional.of(PartialDate.parse(value));
    } catch (DateTimeException other) {
      return Optional.empty();
    }
  }
}
