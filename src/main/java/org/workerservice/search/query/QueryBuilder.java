package org.workerservice.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.workerservice.search.analysis.WordAnalyzer;
import org.workerservice.search.index.IndexFields;
import org.workerservice.search.language.Expression;
import org.workerservice.search.language.Occurrence;
import org.workerservice.search.language.SearchField;

/** Turns an expression into a query; pure. */
public final class QueryBuilder {
  private static final float WHOLE_NUMBER = 50f;

  private final AnywhereQueries anywhere;
  private final FieldQueries named;
  private final CriteriaQueries criteria;
  private final Map<Expression, Set<UUID>> known;

  private QueryBuilder(
      AnywhereQueries anywhere,
      FieldQueries named,
      CriteriaQueries criteria,
      Map<Expression, Set<UUID>> known) {
    this.anywhere = anywhere;
    this.named = named;
    this.criteria = criteria;
    this.known = known;
  }

  /**
   * Makes queries that find workers.
   *
   * @param known the workers that match the parts whose values are in no index
   */
  public static QueryBuilder toFind(
      WordAnalyzer analyzer, SearchOptions options, Map<Expression, Set<UUID>> known) {
    return new QueryBuilder(
        new AnywhereQueries(analyzer, options, true, SoundQueries::toFind),
        new NamedFieldQueries(analyzer, options, false, SoundQueries::toFind),
        new CriteriaQueries(analyzer),
        known);
  }

  /** Makes queries that mark the matches in the fields of workers. */
  public static QueryBuilder toShow(WordAnalyzer analyzer, SearchOptions options) {
    return new QueryBuilder(
        new AnywhereQueries(analyzer, options, false, SoundQueries::toShow),
        new NamedFieldQueries(analyzer, options, true, SoundQueries::toShow),
        new CriteriaQueries(analyzer),
        Map.of());
  }

  /** Returns the query that ranks the matching workers of a tenant. */
  public Query build(Expression expression, UUID tenant, SearchFilters filters) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(build(expression), Occur.MUST);
    query.add(new OfTenant(tenant), Occur.FILTER);
    filters(filters).forEach(filter -> query.add(filter, Occur.FILTER));
    return query.build();
  }

  private Query build(Expression expression) {
    return query(expression).orElseGet(MatchNoDocsQuery::new);
  }

  /**
   * Returns a query that matches every field that matches any wanted part of an expression: a
   * record that matches the whole may match each part in a different field.
   */
  public Query buildParts(Expression expression) {
    return Terms.any(wanted(expression).toList()).orElseGet(MatchNoDocsQuery::new);
  }

  private Stream<Query> wanted(Expression expression) {
    return expression instanceof Expression.Group(List<Expression.Part> parts)
        ? Stream.concat(
            parts.stream()
                .filter(part -> part.occurrence() != Occurrence.EXCLUDED)
                .flatMap(part -> wanted(part.expression())),
            joined(parts))
        : query(expression).stream();
  }

  private List<Query> filters(SearchFilters filters) {
    List<Query> queries = new ArrayList<>();
    filters
        .active()
        .ifPresent(active -> queries.add(Terms.exact(SearchField.ACTIVE, active.toString())));
    filters
        .employmentStatus()
        .ifPresent(
            status -> queries.add(Terms.exact(SearchField.EMPLOYMENT_STATUS, status.code())));
    filters
        .workerType()
        .ifPresent(type -> queries.add(Terms.exact(SearchField.WORKER_TYPE, type.code())));
    filters
        .organization()
        .ifPresent(id -> queries.add(Terms.exact(SearchField.ORGANIZATION_ID, id.toString())));
    filters
        .organizations()
        .ifPresent(
            ids ->
                queries.add(
                    new TermInSetQuery(SearchField.ORGANIZATION_ID.code(), keys(ids).toList())));
    filters
        .updatedSince()
        .ifPresent(
            time ->
                queries.add(
                    NumericDocValuesField.newSlowRangeQuery(
                        IndexFields.UPDATED, time.toEpochMilli(), Long.MAX_VALUE)));
    filters.criteria().forEach(criterion -> queries.add(criteria.query(criterion)));
    return queries;
  }

  /** Returns empty for a text without letters and digits: it restricts nothing. */
  private Optional<Query> query(Expression expression) {
    return switch (expression) {
      case Expression.Everything _ -> Optional.of(new MatchAllDocsQuery());
      case Expression.Group(List<Expression.Part> parts) -> group(parts);
      case Expression.Word word when isHashed(word.field()) -> known(word);
      case Expression.Phrase phrase when isHashed(phrase.field()) -> known(phrase);
      case Expression.Word(SearchField field, String text) ->
          orKnown(in(field).word(field, text), expression);
      case Expression.Phrase(SearchField field, String text) ->
          orKnown(in(field).phrase(field, text), expression);
      case Expression.Prefix(SearchField field, String text) -> in(field).prefix(field, text);
      case Expression.Similar(SearchField field, String text, int distance) ->
          in(field).similar(field, text, distance);
      case Expression.Range(SearchField field, Optional<String> from, Optional<String> to) ->
          Optional.of(range(field, from, to));
    };
  }

  private static Query range(SearchField field, Optional<String> from, Optional<String> to) {
    return field == SearchField.BIRTH_DATE
        ? BirthDateQueries.between(from, to)
        : Terms.range(field, from, to);
  }

  private FieldQueries in(SearchField field) {
    return field == SearchField.ANY ? anywhere : named;
  }

  private static boolean isHashed(SearchField field) {
    return field.form() == SearchField.Form.HASHED;
  }

  /** A national number is in no index, but may be known by its hash. */
  private Optional<Query> orKnown(Optional<Query> query, Expression expression) {
    return known.getOrDefault(expression, Set.of()).isEmpty()
        ? query
        : Terms.any(
            Stream.concat(
                    query.stream(),
                    known(expression).map(found -> Terms.boosted(found, WHOLE_NUMBER)).stream())
                .toList());
  }

  private Optional<Query> known(Expression expression) {
    return Optional.of(
        new TermInSetQuery(
            IndexFields.KEY, keys(known.getOrDefault(expression, Set.of())).toList()));
  }

  private static Stream<BytesRef> keys(Set<UUID> ids) {
    return ids.stream().map(id -> new BytesRef(id.toString()));
  }

  private Optional<Query> group(List<Expression.Part> parts) {
    BooleanQuery.Builder group = new BooleanQuery.Builder();
    boolean positive = false;
    boolean anything = false;
    for (Expression.Part part : parts) {
      Optional<Query> query = query(part.expression());
      if (query.isPresent()) {
        Occur occur = occur(part);
        group.add(query.get(), occur);
        positive |= occur != Occur.MUST_NOT;
        anything = true;
      }
    }
    joined(parts).forEach(query -> group.add(query, Occur.SHOULD));
    if (anything && !positive) {
      group.add(new MatchAllDocsQuery(), Occur.FILTER);
    }
    return anything ? Optional.of(group.build()) : Optional.empty();
  }

  private Stream<Query> joined(List<Expression.Part> parts) {
    return Stream.concat(
        SplitNumber.among(parts).stream().flatMap(number -> joined(number).stream()),
        SplitName.among(parts).stream()
            .flatMap(name -> in(name.field()).joined(name.field(), name.text()).stream()));
  }

  private Optional<Query> joined(SplitNumber number) {
    Expression.Word whole = NumberWords.joined(number);
    return orKnown(
        number.field() == SearchField.ANY
            ? anywhere.joinedNumber(number.words())
            : named.word(number.field(), whole.text()),
        whole);
  }

  private static Occur occur(Expression.Part part) {
    return switch (part.occurrence()) {
      case OPTIONAL -> Occur.SHOULD;
      case REQUIRED -> Occur.MUST;
      case EXCLUDED -> Occur.MUST_NOT;
    };
  }
}
