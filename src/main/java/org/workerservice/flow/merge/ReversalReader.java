package org.workerservice.flow.merge;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.workerservice.persistence.worker.read.ReadCommand;

/**
 * Reads what a reversal is computed from. Records are read before the merges that concern them: a
 * merge or reversal in between changes the version of such a record, so that the write notices it.
 */
final class ReversalReader {
  private static final Comparator<MergeRecord> ORDER =
      Comparator.comparing(MergeRecord::mergedAt).thenComparing(MergeRecord::id);

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
    return others(levels)
        .compose(
            others -> after(levels, others).map(after -> basis(duplicate, levels, others, after)));
  }

  private static Optional<MergeRecord> completed(List<MergeRecord> merges, UUID duplicate) {
    return merges.stream()
        .filter(one -> one.duplicate().equals(duplicate) && one.reversed().isEmpty())
        .findFirst();
  }

  /** The result is empty if another record of a link was merged since its survivor was found. */
  private static Optional<ReversalBasis> basis(
      Worker duplicate, List<Level> levels, List<Worker> others, List<MergeRecord> after) {
    return others.stream().anyMatch(one -> MergeChecks.mergedInto(one).isPresent())
        ? Optional.empty()
        : Optional.of(
            new ReversalBasis(levels.getFirst().inner(), duplicate, levels, others, after));
  }

  /** Reads the records that the other ends of the moved links live on in. */
  private Future<List<Worker>> others(List<Level> levels) {
    Set<UUID> chain = levels.stream().map(Level::id).collect(Collectors.toSet());
    List<Future<UUID>> living =
        levels.getFirst().inner().links().stream()
            .map(MovedLink::other)
            .filter(other -> !chain.contains(other))
            .map(this::living)
            .toList();
    return Future.all(living)
        .compose(
            all ->
                workers(
                    all.<UUID>list().stream()
                        .filter(other -> !chain.contains(other))
                        .distinct()
                        .toList()))
        .map(idToWorker -> List.copyOf(idToWorker.values()));
  }

  private Future<UUID> living(UUID id) {
    return ask(new MergeQuery.FindSurvivor(context.tenant(), id))
        .map(survivor -> survivor.orElse(id));
  }

  private Future<List<MergeRecord>> after(List<Level> levels, List<Worker> others) {
    MergeRecord merge = levels.getFirst().inner();
    if (merge.links().isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    Stream<UUID> tops =
        Stream.concat(
            Stream.of(levels.getLast().id()),
            others.stream().map(worker -> worker.id().orElseThrow()));
    return after(merge, tops).map(found -> found.stream().sorted(ORDER).toList());
  }

  /** Returns the later merges into these records and into their duplicates. */
  private Future<List<MergeRecord>> after(MergeRecord merge, Stream<UUID> mains) {
    List<Future<List<MergeRecord>>> found = mains.map(main -> after(merge, main)).toList();
    return Future.all(found)
        .map(all -> all.<List<MergeRecord>>list().stream().flatMap(List::stream).toList());
  }

  private Future<List<MergeRecord>> after(MergeRecord merge, UUID main) {
    return into(main)
        .compose(
            all -> {
              List<MergeRecord> later =
                  all.stream()
                      .filter(one -> one.reversed().isEmpty() && ORDER.compare(one, merge) > 0)
                      .toList();
              return after(merge, later.stream().map(MergeRecord::duplicate))
                  .map(below -> Stream.concat(later.stream(), below.stream()).toList());
            });
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
