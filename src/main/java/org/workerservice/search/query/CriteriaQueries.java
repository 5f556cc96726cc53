package org.workerservice.search.query;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.workerservice.search.analysis.Codes;
import org.workerservice.search.analysis.WordAnalyzer;
import org.workerservice.search.criteria.CodedValue;
import org.workerservice.search.criteria.CriteriaTerms;
import org.workerservice.search.criteria.Criterion;
import org.workerservice.search.criteria.DateField;
import org.workerservice.search.criteria.DateRelation;
import org.workerservice.search.criteria.TextField;
import org.workerservice.search.criteria.TextMatch;
import org.workerservice.search.criteria.TimeRange;
import org.workerservice.search.criteria.TokenField;
import org.workerservice.search.index.IndexFields;
import org.workerservice.search.language.SearchField;

/** Turns criteria into queries that filter; pure. */
final class CriteriaQueries {
  private static final int MIN_PHONE_DIGITS = 7;

  private final WordAnalyzer analyzer;

  CriteriaQueries(WordAnalyzer analyzer) {
    this.analyzer = analyzer;
  }

  Query query(Criterion criterion) {
    return switch (criterion) {
      case Criterion.Text(TextField field, TextMatch match, List<String> values) ->
          any(values.stream().flatMap(value -> text(field, match, value)));
      case Criterion.SoundsLike(List<String> values) -> any(values.stream().map(this::sounding));
      case Criterion.Token(TokenField field, List<CodedValue> values) ->
          any(values.stream().flatMap(value -> token(field, value)));
      case Criterion.Date(DateField field, DateRelation relation, var value) ->
          date(field, relation, TimeRange.of(value));
      case Criterion.Ids(Set<UUID> ids) ->
          new TermInSetQuery(
              IndexFields.KEY, ids.stream().map(id -> new BytesRef(id.toString())).toList());
      case Criterion.Missing(var field) -> term(CriteriaTerms.missing(field));
      case Criterion.Not(Criterion unwanted) -> not(query(unwanted));
      case Criterion.AnyOf(List<Criterion> criteria) -> any(criteria.stream().map(this::query));
    };
  }

  private Stream<Query> text(TextField whole, TextMatch match, String value) {
    String text = Normalizer.normalize(value, Normalizer.Form.NFC).strip();
    return whole
        .parts()
        .flatMap(
            field -> {
              List<String> words = CriteriaTerms.folded(field, text, analyzer);
              return words.isEmpty() ? Stream.empty() : Stream.of(text(field, match, words, text));
            });
  }

  private static Query text(TextField field, TextMatch match, List<String> words, String text) {
    return switch (match) {
      case BEGINS -> prefix(CriteriaTerms.beginning(field, words));
      case EXACT -> term(CriteriaTerms.exactly(field, words, text));
      case CONTAINS -> pattern(CriteriaTerms.containing(field, words));
    };
  }

  private Query sounding(String value) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    List<String> words = analyzer.words(value);
    words.forEach(word -> all.add(any(SoundQueries.toFind(word).stream()), Occur.FILTER));
    return words.isEmpty() ? new MatchNoDocsQuery() : all.build();
  }

  private static Stream<Query> token(TokenField field, CodedValue value) {
    return switch (field) {
      case IDENTIFIER, QUALIFICATION_CODE -> Stream.of(coded(field, value));
      case COMMUNICATION -> code(value).map(code -> term(CriteriaTerms.code(field, code)));
      case DECEASED -> code(value).map(code -> deceased(code));
      case GENDER -> code(value).map(code -> exact(SearchField.GENDER, code));
      case ACTIVE -> code(value).map(code -> exact(SearchField.ACTIVE, code));
      case EMAIL -> code(value).map(code -> term(CriteriaTerms.token(field, code, "email")));
      case PHONE -> code(value).flatMap(CriteriaQueries::phone);
      case TELECOM -> telecom(value);
    };
  }

  private static Stream<String> code(CodedValue value) {
    return value.code().stream();
  }

  private static Query exact(SearchField field, String code) {
    return Terms.exact(field, Codes.exact(code));
  }

  private static Query deceased(String code) {
    Query deceased = term(CriteriaTerms.code(TokenField.DECEASED, "true"));
    return switch (Codes.exact(code)) {
      case "true" -> deceased;
      case "false" -> not(deceased);
      default -> new MatchNoDocsQuery();
    };
  }

  private static Query coded(TokenField field, CodedValue value) {
    Optional<String> system = value.system();
    if (value.code().isEmpty()) {
      return system
          .<Query>map(name -> term(CriteriaTerms.inSystem(field, name)))
          .orElseGet(MatchNoDocsQuery::new);
    }
    String code = value.code().get();
    if (value.type().isPresent()) {
      return pattern(CriteriaTerms.ofType(code, value.type().get()));
    }
    return prefix(
        system
            .map(name -> CriteriaTerms.token(field, code, name))
            .orElseGet(() -> CriteriaTerms.code(field, code)));
  }

  private static Stream<Query> phone(String value) {
    String digits = Codes.dialled(value);
    return digits.length() < MIN_PHONE_DIGITS
        ? Stream.empty()
        : Stream.of(Terms.exact(SearchField.PHONE, digits));
  }

  private static Stream<Query> telecom(CodedValue value) {
    boolean phone = value.system().map(CriteriaQueries::isPhone).orElse(true);
    return code(value)
        .flatMap(
            code ->
                Stream.concat(
                    Stream.of(coded(TokenField.TELECOM, value)),
                    phone && code.indexOf('@') < 0 ? phone(code) : Stream.empty()));
  }

  private static boolean isPhone(String system) {
    return system.equals("phone") || system.equals("sms");
  }

  private static Query date(DateField field, DateRelation relation, TimeRange asked) {
    return switch (relation) {
      case EQUAL -> within(field, asked.first(), asked.last());
      case NOT_EQUAL -> not(within(field, asked.first(), asked.last()));
      case LESS -> touching(field, Long.MIN_VALUE, asked.first() - 1);
      case GREATER -> touching(field, asked.last() + 1, Long.MAX_VALUE);
      case LESS_OR_EQUAL -> orEqual(field, DateRelation.LESS, asked);
      case GREATER_OR_EQUAL -> orEqual(field, DateRelation.GREATER, asked);
      case STARTS_AFTER -> within(field, asked.last() + 1, Long.MAX_VALUE);
      case ENDS_BEFORE -> within(field, Long.MIN_VALUE, asked.first() - 1);
    };
  }

  private static Query orEqual(DateField field, DateRelation relation, TimeRange asked) {
    return any(Stream.of(date(field, relation, asked), date(field, DateRelation.EQUAL, asked)));
  }

  private static Query within(DateField field, long first, long last) {
    return switch (field) {
      case LAST_UPDATED -> updated(first, last);
      case BIRTH_DATE, DEATH_DATE, QUALIFICATION_PERIOD ->
          LongRange.newWithinQuery(field.range(), new long[] {first}, new long[] {last});
    };
  }

  private static Query touching(DateField field, long first, long last) {
    return switch (field) {
      case LAST_UPDATED -> updated(first, last);
      case BIRTH_DATE, DEATH_DATE, QUALIFICATION_PERIOD ->
          LongRange.newIntersectsQuery(field.range(), new long[] {first}, new long[] {last});
    };
  }

  private static Query updated(long first, long last) {
    return NumericDocValuesField.newSlowRangeQuery(IndexFields.UPDATED, first, last);
  }

  private static Query term(String text) {
    return Terms.exact(CriteriaTerms.FIELD, text);
  }

  private static Query prefix(String start) {
    return Terms.prefix(CriteriaTerms.FIELD, start);
  }

  private static Query pattern(String pattern) {
    return new WildcardQuery(new Term(CriteriaTerms.FIELD, pattern));
  }

  private static Query not(Query query) {
    return new BooleanQuery.Builder()
        .add(new MatchAllDocsQuery(), Occur.FILTER)
        .add(query, Occur.MUST_NOT)
        .build();
  }

  private static Query any(Stream<Query> queries) {
    return Terms.any(queries.toList()).orElseGet(MatchNoDocsQuery::new);
  }
}
