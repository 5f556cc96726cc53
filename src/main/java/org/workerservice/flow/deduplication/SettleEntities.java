package org.workerservice.flow.deduplication;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.workerservice.flow.Reviews;
import org.workerservice.flow.VersionCondition;
import org.workerservice.flow.job.LeasedJob;
import org.workerservice.flow.merge.MergeOutcome;
import org.workerservice.flow.merge.MergeRequest;
import org.workerservice.flow.merge.MergeWorkers;
import org.workerservice.jobs.Repetition;
import org.workerservice.json.Json;
import org.workerservice.matching.ScoredCandidate;
import org.workerservice.matching.score.MatchResult;
import org.workerservice.matching.score.MatchStrategy;
import org.workerservice.model.Worker;
import org.workerservice.persistence.deduplication.DeduplicationCommand;
import org.workerservice.persistence.deduplication.DeduplicationCommand.Settled;
import org.workerservice.persistence.deduplication.EntityOutcome;
import org.workerservice.persistence.deduplication.MatchedPair;
import org.workerservice.persistence.deduplication.StoredEntity;
import org.workerservice.persistence.review.DetectionMethod;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;
import org.workerservice.persistence.worker.write.ComparedWorker;

/**
 * Merges entities, or puts their links into the review queue; a dry run only says which. Everything
 * is compared again, because workers may have changed since the scan.
 *
 * <p>Can be interrupted anywhere: an entity has its outcome once its items are raised; a merge that
 * was not noted is recognised by its result.
 */
final class SettleEntities {
  private static final int ENTITIES_PER_PAGE = 50;
  private static final int AT_A_TIME = 4;
  private static final Duration MERGE = Duration.ofSeconds(30);

  private final RunTools run;
  private final LeasedJob job;
  private final RunRequest request;
  private final MatchStrategy strategy;
  private final MergeWorkers merges;
  private final RunProgress progress;
  private int last;
  private long settled;

  SettleEntities(
      RunTools run,
      LeasedJob job,
      RunRequest request,
      MatchStrategy strategy,
      RunProgress progress) {
    this.run = run;
    this.job = job;
    this.request = request;
    this.strategy = strategy;
    this.merges = new MergeWorkers(run.tools());
    this.progress = progress;
  }

  /** Settles every entity that has no outcome yet. */
  Future<Void> settle() {
    return count()
        .compose(
            counts -> {
              long all = total(counts);
              settled = all - counts.byOutcome().getOrDefault("found", 0L);
              return progress.begin("settling", settled, all);
            })
        .compose(begun -> Repetition.whileTrue(this::page))
        .compose(done -> show(run, job, progress));
  }

  private Future<DeduplicationCommand.EntityCounts> count() {
    return count(run, job);
  }

  private static Future<DeduplicationCommand.EntityCounts> count(RunTools run, LeasedJob job) {
    return run.ask(new DeduplicationCommand.CountEntities(job.tenant(), job.id()));
  }

  /** Shows what became of the entities of a run. */
  static Future<Void> show(RunTools run, LeasedJob job, RunProgress progress) {
    return count(run, job).map(counts -> show(counts, progress));
  }

  private static long total(DeduplicationCommand.EntityCounts counts) {
    return counts.bySize().values().stream().mapToLong(Long::longValue).sum();
  }

  private static Void show(DeduplicationCommand.EntityCounts counts, RunProgress progress) {
    progress.put("entities", total(counts));
    progress.put("entities_by_size", node(counts.bySize()));
    progress.put("outcomes", node(counts.byOutcome()));
    progress.put("not_merged", node(counts.byReason()));
    progress.add("review_items", 0);
    return null;
  }

  private static ObjectNode node(Map<?, Long> counts) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    counts.forEach((key, count) -> node.put(key.toString(), count));
    return node;
  }

  private Future<Boolean> page() {
    long begun = System.nanoTime();
    return run.ask(
            new DeduplicationCommand.ReadEntities(
                job.tenant(), job.id(), last, ENTITIES_PER_PAGE, true))
        .compose(
            page ->
                page.isEmpty()
                    ? Future.succeededFuture(false)
                    : KnownEntities.read(run, job.tenant(), mergeReason(), page)
                        .compose(known -> settle(page, known))
                        .compose(
                            noted -> {
                              last = page.getLast().number();
                              settled += page.size();
                              return progress.reached(settled);
                            })
                        .compose(reported -> run.rest(System.nanoTime() - begun))
                        .map(rested -> true));
  }

  /** What was merged is noted, too, if the job is cancelled in the meantime. */
  private Future<Void> settle(List<StoredEntity> page, KnownEntities known) {
    List<Settled> outcomes = new ArrayList<>();
    return settle(page.iterator(), known, outcomes)
        .compose(all -> note(outcomes))
        .recover(
            failure -> noteMerges(outcomes).transform(noted -> Future.<Void>failedFuture(failure)));
  }

  private Future<Boolean> noteMerges(List<Settled> outcomes) {
    List<Settled> merged =
        outcomes.stream().filter(one -> one.outcome() == EntityOutcome.MERGED).toList();
    return merged.isEmpty()
        ? Future.succeededFuture(true)
        : run.ask(new DeduplicationCommand.NoteMerges(job.lease(), merged));
  }

  /** Some at a time: entities have no worker in common, and a merge mostly waits for its turn. */
  private Future<?> settle(
      Iterator<StoredEntity> waiting, KnownEntities known, List<Settled> outcomes) {
    return Future.join(
        IntStream.range(0, AT_A_TIME)
            .mapToObj(
                lane ->
                    Repetition.whileTrue(
                        () ->
                            waiting.hasNext()
                                ? settle(waiting.next(), known).map(outcomes::add)
                                : Future.succeededFuture(false)))
            .toList());
  }

  private Future<Void> note(List<Settled> outcomes) {
    return run.ask(new DeduplicationCommand.Settle(job.context(MERGE), job.lease(), outcomes))
        .compose(
            noted -> {
              progress.add("review_items", noted.orElse(0));
              return job.check(noted.isPresent());
            });
  }

  private Future<Settled> settle(StoredEntity entity, KnownEntities known) {
    Optional<UUID> survivor = known.survivor(entity);
    if (survivor.isPresent()) {
      return Future.succeededFuture(
          merged(
              entity,
              known.isMergedHere(entity, survivor.get())
                  ? EntityOutcome.MERGED
                  : EntityOutcome.ALREADY_MERGED,
              survivor.get()));
    }
    if (known.living(entity).size() < 2) {
      return Future.succeededFuture(settled(entity, EntityOutcome.GONE, Optional.empty()));
    }
    return request
        .autoMergeThreshold()
        .map(threshold -> run.tools().pool().run(() -> judge(entity, known, threshold)))
        .map(judged -> judged.compose(judgement -> follow(entity, known, judgement)))
        .orElseGet(() -> queue(entity, known, Optional.empty()));
  }

  private MergeJudgement judge(StoredEntity entity, KnownEntities known, double threshold) {
    return known.living(entity).size() < entity.workers().size()
        ? new MergeJudgement.Refused("changed")
        : MergeJudgement.of(known.judged(entity), strategy, threshold);
  }

  private Future<Settled> follow(
      StoredEntity entity, KnownEntities known, MergeJudgement judgement) {
    return switch (judgement) {
      case MergeJudgement.Refused(String reason) -> queue(entity, known, Optional.of(reason));
      case MergeJudgement.Allowed allowed ->
          request.isDry()
              ? Future.succeededFuture(settled(entity, EntityOutcome.WOULD_MERGE, Optional.empty()))
              : merge(entity, known, allowed);
    };
  }

  private Future<Settled> merge(
      StoredEntity entity, KnownEntities known, MergeJudgement.Allowed allowed) {
    return job.confirm()
        .compose(held -> merges.merge(mergeRequest(known, allowed)))
        .compose(
            outcome ->
                switch (outcome) {
                  case MergeOutcome.Done _ ->
                      Future.succeededFuture(
                          merged(entity, EntityOutcome.MERGED, allowed.master()));
                  case MergeOutcome.Rejected _ -> queue(entity, known, Optional.of("rejected"));
                  case MergeOutcome.Invalid _ -> queue(entity, known, Optional.of("invalid"));
                  case MergeOutcome.Stale _,
                      MergeOutcome.NotFound _,
                      MergeOutcome.AlreadyMerged _,
                      MergeOutcome.ReviewChanged _,
                      MergeOutcome.KeyReused _,
                      MergeOutcome.Preview _ ->
                      queue(entity, known, Optional.of("changed"));
                });
  }

  private MergeRequest mergeRequest(KnownEntities known, MergeJudgement.Allowed allowed) {
    List<UUID> all = new ArrayList<>(allowed.duplicates());
    all.add(allowed.master());
    return new MergeRequest(
            job.context(MERGE),
            allowed.master(),
            allowed.duplicates(),
            Optional.of(mergeReason()),
            Map.of(),
            Map.of(),
            all.stream().collect(Collectors.toMap(id -> id, id -> version(known, id))),
            VersionCondition.ANY,
            false,
            Optional.empty())
        .automatic(allowed.decision());
  }

  /** Tells the merges of this run from others. */
  private String mergeReason() {
    return "Batch de-duplication, job " + job.id();
  }

  private static long version(KnownEntities known, UUID id) {
    Worker worker = known.idToWorker().get(id);
    return worker.version();
  }

  private Future<Settled> queue(StoredEntity entity, KnownEntities known, Optional<String> reason) {
    return run.tools()
        .pool()
        .run(() -> items(entity, known))
        .map(
            items -> {
              EntityOutcome outcome =
                  request.isDry() ? EntityOutcome.WOULD_QUEUE : EntityOutcome.QUEUED;
              return new Settled(
                  entity.number(),
                  items.isEmpty() ? EntityOutcome.GONE : outcome,
                  items.isEmpty() ? Optional.empty() : reason,
                  Optional.empty(),
                  request.isDry() ? List.of() : items);
            });
  }

  /** The links that still match. */
  private List<ComparedWorker> items(StoredEntity entity, KnownEntities known) {
    List<ComparedWorker> items = new ArrayList<>();
    for (MatchedPair link : entity.links()) {
      if (known.isLiving(link.first()) && known.isLiving(link.second())) {
        MatchResult result =
            strategy.compare(
                known.idToFeatures().get(link.first()), known.idToFeatures().get(link.second()));
        if (result.score() >= request.threshold()) {
          items.add(item(link, result));
        }
      }
    }
    return items;
  }

  /** The pair was compared by the run; nothing is written about the worker itself. */
  private static ComparedWorker item(MatchedPair link, MatchResult result) {
    return new ComparedWorker(
        link.first(),
        MatchIndexEntry.NONE,
        List.of(Reviews.open(DetectionMethod.BATCH, new ScoredCandidate(link.second(), result))),
        0);
  }

  private static Settled merged(StoredEntity entity, EntityOutcome outcome, UUID survivor) {
    return new Settled(
        entity.number(), outcome, Optional.empty(), Optional.of(survivor), List.of());
  }

  private static Settled settled(
      StoredEntity entity, EntityOutcome outcome, Optional<String> reason) {
    return new Settled(entity.number(), outcome, reason, Optional.empty(), List.of());
  }
}
