package org.workerservice.flow.search;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.IdentifierHolders;
import org.workerservice.search.criteria.CodedValue;
import org.workerservice.search.criteria.Criterion;
import org.workerservice.search.criteria.TokenField;

/** Adds the holders of sensitive identifiers, which the index does not contain, to criteria. */
final class HashedIdentifiers {
  private final IdentifierHolders holders;

  HashedIdentifiers(IdentifierHolders holders) {
    this.holders = holders;
  }

  /** Returns the criteria with the workers that hold the identifiers which they name. */
  Future<List<Criterion>> resolve(RequestContext context, List<Criterion> criteria) {
    List<CodedValue> values =
        criteria.stream()
            .flatMap(HashedIdentifiers::identifiers)
            .filter(value -> value.code().isPresent())
            .distinct()
            .toList();
    return values.isEmpty()
        ? Future.succeededFuture(criteria)
        : holders
            .find(context, values)
            .map(known -> criteria.stream().map(one -> widened(one, known)).toList());
  }

  private static Stream<CodedValue> identifiers(Criterion criterion) {
    return switch (criterion) {
      case Criterion.Token(TokenField field, List<CodedValue> values) ->
          field == TokenField.IDENTIFIER ? values.stream() : Stream.empty();
      case Criterion.Not(Criterion unwanted) -> identifiers(unwanted);
      case Criterion.AnyOf(List<Criterion> any) ->
          any.stream().flatMap(HashedIdentifiers::identifiers);
      case Criterion.Text _,
          Criterion.SoundsLike _,
          Criterion.Date _,
          Criterion.Ids _,
          Criterion.Missing _ ->
          Stream.empty();
    };
  }

  private static Criterion widened(Criterion criterion, Map<CodedValue, Set<UUID>> known) {
    return switch (criterion) {
      case Criterion.Token(TokenField field, List<CodedValue> values) ->
          field == TokenField.IDENTIFIER ? widened(criterion, values, known) : criterion;
      case Criterion.Not(Criterion unwanted) -> new Criterion.Not(widened(unwanted, known));
      case Criterion.AnyOf(List<Criterion> any) ->
          new Criterion.AnyOf(any.stream().map(one -> widened(one, known)).toList());
      case Criterion.Text _,
          Criterion.SoundsLike _,
          Criterion.Date _,
          Criterion.Ids _,
          Criterion.Missing _ ->
          criterion;
    };
  }

  private static Criterion widened(
      Criterion criterion, List<CodedValue> values, Map<CodedValue, Set<UUID>> known) {
    Set<UUID> ids =
        values.stream()
            .map(value -> known.getOrDefault(value, Set.of()))
            .flatMap(Set::stream)
            .collect(Collectors.toSet());
    return ids.isEmpty()
        ? criterion
        : new Criterion.AnyOf(List.of(criterion, new Criterion.Ids(ids)));
  }
}
