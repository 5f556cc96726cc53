package org.workerservice.flow.search;

import io.vertx.core.Future;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.WorkerIdentity;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.Worker;
import org.workerservice.persistence.worker.read.Candidate;
import org.workerservice.persistence.worker.read.Candidates;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.search.analysis.Codes;
import org.workerservice.search.criteria.CodedValue;
import org.workerservice.search.criteria.Criterion;
import org.workerservice.search.criteria.TokenField;

/**
 * Finds workers by sensitive identifiers, which the index does not contain: by the keyed hashes
 * kept for matching, then by the decrypted values.
 */
final class HashedIdentifiers {
  private static final int MAX_WORKERS = 1000;

  private final Bus bus;
  private final WorkerIdentity identity;

  HashedIdentifiers(Bus bus, WorkerIdentity identity) {
    this.bus = bus;
    this.identity = identity;
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
        : holders(context, values)
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

  private Future<Map<CodedValue, Set<UUID>>> holders(
      RequestContext context, List<CodedValue> values) {
    List<List<Long>> probes =
        values.stream()
            .map(value -> identity.ofCompared(holder(value), context.tenant()).keys())
            .toList();
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindCandidates(context.tenant(), probes, MAX_WORKERS),
            context.deadline())
        .compose(candidates -> workers(context, candidates))
        .map(workers -> holders(values, workers));
  }

  /** Returns a worker with nothing but the number, of every type. */
  private static Worker holder(CodedValue value) {
    String number = value.code().orElseThrow();
    String system = value.system().orElse("");
    return Worker.named(HumanName.of(""))
        .taxId(number)
        .identifiers(
            Arrays.stream(IdentifierType.values())
                .map(type -> Identifier.of(type, system, number))
                .toList())
        .build();
  }

  private Future<List<Worker>> workers(RequestContext context, Candidates candidates) {
    List<UUID> ids =
        candidates.perProbe().stream().flatMap(List::stream).map(Candidate::id).distinct().toList();
    return ids.isEmpty()
        ? Future.succeededFuture(List.of())
        : bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindWorkers(context.tenant(), ids),
            context.deadline());
  }

  private static Map<CodedValue, Set<UUID>> holders(List<CodedValue> values, List<Worker> workers) {
    Map<CodedValue, Set<UUID>> valueToIds = new HashMap<>();
    for (Worker worker : workers) {
      values.stream()
          .filter(value -> holds(worker, value))
          .forEach(
              value ->
                  valueToIds
                      .computeIfAbsent(value, none -> new HashSet<>())
                      .add(worker.id().orElseThrow()));
    }
    return valueToIds;
  }

  private static boolean holds(Worker worker, CodedValue value) {
    String wanted = Codes.compact(value.code().orElseThrow());
    boolean asTaxId =
        worker.taxId().map(Codes::compact).filter(wanted::equals).isPresent()
            && value.system().isEmpty()
            && isOf(value, IdentifierType.TAX);
    return asTaxId
        || worker.identifiers().stream()
            .anyMatch(
                identifier ->
                    Codes.compact(identifier.value()).equals(wanted)
                        && isIn(value.system(), identifier.system())
                        && isOf(value, identifier.identifierType()));
  }

  private static boolean isIn(Optional<String> wanted, String system) {
    return wanted.map(Codes::exact).map(Codes.exact(system)::equals).orElse(true);
  }

  private static boolean isOf(CodedValue value, IdentifierType type) {
    return value.type().map(type.code()::equals).orElse(true);
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
