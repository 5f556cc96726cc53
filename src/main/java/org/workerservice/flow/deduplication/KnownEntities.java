package org.workerservice.flow.deduplication;

import io.vertx.core.Future;
import java.time.Duration;
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
import org.workerservice.bus.Deadline;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.model.LinkType;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerLink;
import org.workerservice.persistence.deduplication.DeduplicationCommand;
import org.workerservice.persistence.deduplication.MatchedPair;
import org.workerservice.persistence.deduplication.StoredEntity;
import org.workerservice.persistence.model.MatchModelCommand;
import org.workerservice.persistence.model.PreparedWorker;
import org.workerservice.persistence.worker.read.ReadCommand;

/**
 * What the registry holds of some entities now: their workers, features and decisions.
 *
 * @param rejected pairs that a person has said are different people
 * @param mergedHere workers that this run has merged into others
 */
record KnownEntities(
    Map<UUID, Worker> idToWorker,
    Map<UUID, MatchFeatures> idToFeatures,
    Set<MatchedPair> rejected,
    Set<UUID> mergedHere) {
  private static final Duration STEP = Duration.ofSeconds(30);

  /** Reads the workers first: features that are newer than the versions make a merge fail. */
  static Future<KnownEntities> read(
      RunTools run, UUID tenant, String mergeReason, List<StoredEntity> entities) {
    Bus bus = run.tools().bus();
    List<UUID> ids =
        entities.stream().flatMap(entity -> entity.workers().stream()).distinct().toList();
    return bus.ask(ReadCommand.ADDRESS, new ReadCommand.FindWorkers(tenant, ids), Deadline.in(STEP))
        .compose(
            workers ->
                bus.ask(
                        MatchModelCommand.ADDRESS,
                        new MatchModelCommand.FindPrepared(tenant, ids),
                        Deadline.in(STEP))
                    .compose(
                        prepared ->
                            run.ask(new DeduplicationCommand.FindRejected(tenant, ids))
                                .compose(
                                    rejected ->
                                        mergedFor(run, tenant, mergeReason, workers)
                                            .map(
                                                merged ->
                                                    new KnownEntities(
                                                        byId(workers),
                                                        features(prepared),
                                                        new HashSet<>(rejected),
                                                        merged)))));
  }

  private static Future<Set<UUID>> mergedFor(
      RunTools run, UUID tenant, String reason, List<Worker> workers) {
    List<UUID> replaced =
        workers.stream()
            .filter(worker -> links(worker, LinkType.REPLACED_BY).findAny().isPresent())
            .map(worker -> worker.id().orElseThrow())
            .toList();
    return replaced.isEmpty()
        ? Future.succeededFuture(Set.of())
        : run.ask(new DeduplicationCommand.FindMergedFor(tenant, replaced, reason))
            .map(Set::copyOf);
  }

  private static Stream<UUID> links(Worker worker, LinkType type) {
    return worker.links().stream()
        .filter(link -> link.linkType() == type)
        .map(WorkerLink::otherWorkerId);
  }

  private static Map<UUID, Worker> byId(List<Worker> workers) {
    return workers.stream()
        .collect(Collectors.toMap(worker -> worker.id().orElseThrow(), Function.identity()));
  }

  private static Map<UUID, MatchFeatures> features(List<PreparedWorker> prepared) {
    return prepared.stream()
        .collect(
            Collectors.toMap(
                PreparedWorker::id, worker -> MatchFeatures.decode(worker.features())));
  }

  /** Whether a worker was living when it was read, and when its features were. */
  boolean isLiving(UUID id) {
    Worker worker = idToWorker.get(id);
    return worker != null && worker.deletedAt().isEmpty() && idToFeatures.containsKey(id);
  }

  /** Returns the workers of an entity that are living. */
  List<Worker> living(StoredEntity entity) {
    return entity.workers().stream().filter(this::isLiving).map(idToWorker::get).toList();
  }

  /**
   * Returns the worker of an entity into which all others were merged: by this run before it was
   * interrupted, or by another request.
   */
  Optional<UUID> survivor(StoredEntity entity) {
    List<Worker> living = living(entity);
    if (living.size() != 1) {
      return Optional.empty();
    }
    UUID survivor = living.getFirst().id().orElseThrow();
    boolean areMerged =
        entity.workers().stream()
            .filter(id -> !id.equals(survivor))
            .allMatch(
                id -> idToWorker.containsKey(id) && isMergedInto(idToWorker.get(id), survivor));
    return areMerged ? Optional.of(survivor) : Optional.empty();
  }

  private static boolean isMergedInto(Worker worker, UUID survivor) {
    return links(worker, LinkType.REPLACED_BY).anyMatch(survivor::equals);
  }

  /** Whether the run itself has merged the workers of an entity, before it was interrupted. */
  boolean isMergedHere(StoredEntity entity, UUID survivor) {
    return entity.workers().stream()
        .filter(id -> !id.equals(survivor))
        .allMatch(mergedHere::contains);
  }

  /** What the judgement of a merge needs to know of an entity. */
  MergeJudgement.Known judged(StoredEntity entity) {
    Set<UUID> among = Set.copyOf(entity.workers());
    return new MergeJudgement.Known(
        living(entity),
        idToFeatures,
        rejected.stream()
            .anyMatch(pair -> among.contains(pair.first()) && among.contains(pair.second())));
  }
}
