package org.workerservice.flow;

import io.vertx.core.Future;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.Worker;
import org.workerservice.persistence.worker.read.Candidate;
import org.workerservice.persistence.worker.read.Candidates;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.search.analysis.Codes;
import org.workerservice.search.criteria.CodedValue;

/**
 * Finds the living workers that hold an identifier, sensitive or not: by the keyed hashes kept for
 * matching, then by the decrypted values. It does not find identifiers that cannot be evidence,
 * such as placeholders.
 */
public final class IdentifierHolders {
  private static final int MAX_WORKERS = 1000;

  private final Bus bus;
  private final WorkerIdentity identity;

  /** Uses the secret of these hashes. */
  public IdentifierHolders(Bus bus, WorkerIdentity identity) {
    this.bus = bus;
    this.identity = identity;
  }

  /** Returns the ids of the holders of each identifier that has any. All must have a code. */
  public Future<Map<CodedValue, Set<UUID>>> find(
      RequestContext context, List<CodedValue> identifiers) {
    List<List<Long>> probes =
        identifiers.stream()
            .map(one -> identity.ofCompared(probe(one), context.tenant()).keys())
            .toList();
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindCandidates(context.tenant(), probes, MAX_WORKERS),
            context.deadline())
        .compose(candidates -> workers(context, candidates))
        .map(workers -> holders(identifiers, workers));
  }

  /** Whether the holders of an identifier of the worker can be found. */
  public boolean canFind(RequestContext context, Worker worker, CodedValue identifier) {
    List<Identifier> held =
        worker.identifiers().stream().filter(one -> isHeld(one, identifier)).toList();
    Worker only = Worker.named(HumanName.of("")).identifiers(held).build();
    return !identity.ofCompared(only, context.tenant()).keys().isEmpty();
  }

  /** Returns a worker with nothing but the number, of every type. */
  private static Worker probe(CodedValue identifier) {
    String number = identifier.code().orElseThrow();
    String system = identifier.system().orElse("");
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

  private static Map<CodedValue, Set<UUID>> holders(
      List<CodedValue> identifiers, List<Worker> workers) {
    Map<CodedValue, Set<UUID>> identifierToIds = new HashMap<>();
    for (Worker worker : workers) {
      identifiers.stream()
          .filter(identifier -> worker.deletedAt().isEmpty() && holds(worker, identifier))
          .forEach(
              identifier ->
                  identifierToIds
                      .computeIfAbsent(identifier, none -> new HashSet<>())
                      .add(worker.id().orElseThrow()));
    }
    return identifierToIds;
  }

  private static boolean holds(Worker worker, CodedValue identifier) {
    return isTaxId(worker, identifier)
        || worker.identifiers().stream().anyMatch(one -> isHeld(one, identifier));
  }

  private static boolean isTaxId(Worker worker, CodedValue identifier) {
    return identifier.system().isEmpty()
        && isOf(identifier, IdentifierType.TAX)
        && worker.taxId().filter(number -> isSame(number, identifier)).isPresent();
  }

  private static boolean isHeld(Identifier held, CodedValue identifier) {
    return isSame(held.value(), identifier)
        && isIn(identifier.system(), held.system())
        && isOf(identifier, held.identifierType());
  }

  private static boolean isSame(String number, CodedValue identifier) {
    return Codes.compact(number).equals(Codes.compact(identifier.code().orElseThrow()));
  }

  private static boolean isIn(Optional<String> wanted, String system) {
    return wanted.map(Codes::exact).map(Codes.exact(system)::equals).orElse(true);
  }

  private static boolean isOf(CodedValue identifier, IdentifierType type) {
    return identifier.type().map(type.code()::equals).orElse(true);
  }
}
