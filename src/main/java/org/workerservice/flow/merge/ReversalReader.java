package org.workerservice.flow.merge;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.merge.ReversalBasis.Level;
import org.workerservice.model.Worker;
import org.workerservice.persistence.merge.MergeCommand;
import org.workerservice.persistence.merge.MergeQuery;
import org.workerservice.persistence.merge.MergeRecord;
import org.workerservice.persistence.merge.MovedLink;
import org.workerservice.persistence.worker.ReadCommand;

/**
 * Reads what a reversal is computed from. Records are read before the merges that concern them: a
 * merge or reversal in between changes the version of such a record, so that the write notices it.
 */
final class ReversalReader {
  private final Bus bus;
  private final RequestContext context;

  ReversalReader(Bus bus, RequestContext context) {
    this.bus = bus;
    this.context = context;
  }

  /** The result is empty if another change came first. */
  Future<Optional<ReversalBasis>> read(MergeRecord merge) {
    return workers(List.of(merge.duplicate(), merge.main()))
        .compose(
            idToWorker ->
                chain(new ArrayList<>(List.of(idToWorker.get(merge.main()))))
                    .compose(this::merges)
                    .compose(into -> basis(merge, idToWorker.get(merge.duplicate()), into)));
  }

  /** Adds what the last record was merged into, and so on, up to a record that lives. */
  private Future<List<Worker>> chain(List<Worker> chain) {
    return MergeChecks.mergedInto(chain.getLast())
        .map(
            next ->
                workers(List.of(next))
                    .compose(
                        found -> {
                          chain.add(found.get(next));
                          return chain(chain);
                        }))
        .orElseGet(() -> Future.succeededFuture(chain));
  }

  private record Into(Worker worker, List<MergeRecord> merges) {}

  private Future<List<Into>> merges(List<Worker> chain) {
    List<Future<Into>> into =
        chain.stream()
            .map(worker -> into(worker.id().orElseThrow()).map(all -> new Into(worker, all)))
            .toList();
    return Future.all(into).map(all -> into.stream().map(Future::result).toList());
  }

  private Future<Optional<ReversalBasis>> basis(
      MergeRecord merge, Worker duplicate, List<Into> chain) {
    List<Level> levels = new ArrayList<>();
    UUID below = merge.duplicate();
    for (Into one : chain) {
      Optional<MergeRecord> inner = completed(one.merges(), below);
      if (inner.isEmpty()) {
        return Future.succeededFuture(Optional.empty());
      }
      levels.add(new Level(one.worker(), inner.get(), one.merges()));
      below = one.worker().id().orElseThrow();
    }
    return links(levels)
        .compose(
            origins ->
                workers(others(levels, origins))
                    .map(others -> basis(duplicate, levels, origins, others)));
  }

  private static Optional<MergeRecord> completed(List<MergeRecord> merges, UUID duplicate) {
    return merges.stream()
        .filter(one -> one.duplicate().equals(duplicate) && one.reversed().isEmpty())
        .findFirst();
  }

  /** The result is empty if another record of a link was merged since its survivor was found. */
  private static Optional<ReversalBasis> basis(
      Worker duplicate, List<Level> levels, Origins origins, Map<UUID, Worker> others) {
    return others.values().stream().anyMatch(one -> MergeChecks.mergedInto(one).isPresent())
        ? Optional.empty()
        : Optional.of(
            new ReversalBasis(
                levels.getFirst().inner(),
                duplicate,
                levels,
                origins.idToLiving(),
                origins.shared(),
                List.copyOf(others.values())));
  }

  private static List<UUID> others(List<Level> levels, Origins origins) {
    MergeRecord merge = levels.getFirst().inner();
    Set<UUID> chain = levels.stream().map(Level::id).collect(Collectors.toSet());
    return merge.links().stream()
        .map(link -> origins.idToLiving().getOrDefault(link.other(), link.other()))
        .filter(other -> !chain.contains(other) && !other.equals(merge.duplicate()))
        .distinct()
        .toList();
  }

  /** What has become of the other records of moved links; filled while reading. */
  private record Origins(Map<UUID, UUID> idToLiving, Set<UUID> shared) {}

  private Future<Origins> links(List<Level> levels) {
    Origins origins = new Origins(new HashMap<>(), new HashSet<>());
    Set<UUID> chain = levels.stream().map(Level::id).collect(Collectors.toSet());
    Set<UUID> own =
        levels.getFirst().inner().links().stream()
            .map(MovedLink::other)
            .collect(Collectors.toSet());
    if (own.isEmpty()) {
      return Future.succeededFuture(origins);
    }
    Set<UUID> all = new HashSet<>(own);
    levels.stream()
        .flatMap(level -> Stream.concat(Stream.of(level.inner()), level.later().stream()))
        .flatMap(merge -> merge.links().stream())
        .forEach(link -> all.add(link.other()));
    Future<?> done = Future.succeededFuture();
    for (UUID other : all) {
      done = done.compose(before -> follow(other, other, chain, origins));
    }
    return done.map(before -> origins);
  }

  /** Follows the merges of a record to where it lives. */
  private Future<?> follow(UUID other, UUID at, Set<UUID> chain, Origins origins) {
    return ask(new MergeQuery.FindMergeOf(context.tenant(), at))
        .compose(
            found -> {
              if (found.isEmpty()) {
                if (!at.equals(other)) {
                  origins.idToLiving().put(other, at);
                }
                return Future.succeededFuture();
              }
              return into(found.get().main())
                  .compose(
                      into -> {
                        if (isShared(found.get(), into, chain)) {
                          origins.shared().add(other);
                        }
                        return follow(other, found.get().main(), chain, origins);
                      });
            });
  }

  /** Whether the record that another one was merged into has the link from elsewhere, too. */
  private static boolean isShared(MergeRecord merge, List<MergeRecord> into, Set<UUID> chain) {
    return merge.links().stream().anyMatch(link -> !link.given() && chain.contains(link.other()))
        || into.stream()
            .filter(one -> one.reversed().isEmpty() && !one.id().equals(merge.id()))
            .flatMap(one -> one.links().stream())
            .anyMatch(link -> chain.contains(link.other()));
  }

  private Future<List<MergeRecord>> into(UUID main) {
    return ask(new MergeQuery.FindMergesInto(context.tenant(), main));
  }

  private Future<Map<UUID, Worker>> workers(List<UUID> ids) {
    if (ids.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindWorkers(context.tenant(), ids),
            context.deadline())
        .map(
            workers ->
                workers.stream()
                    .collect(
                        Collectors.toMap(
                            worker -> worker.id().orElseThrow(), Function.identity())));
  }

  private <R> Future<R> ask(MergeCommand<R> command) {
    return bus.ask(MergeCommand.ADDRESS, command, context.deadline());
  }
}
