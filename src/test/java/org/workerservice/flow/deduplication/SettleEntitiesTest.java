package org.workerservice.flow.deduplication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.workerservice.flow.job.JobLost;
import org.workerservice.flow.job.LeasedJob;
import org.workerservice.json.Json;
import org.workerservice.matching.MatchPreset;
import org.workerservice.matching.MatchStrategies;
import org.workerservice.matching.feature.PreparedRecord;
import org.workerservice.model.LinkType;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerLink;
import org.workerservice.persistence.deduplication.DeduplicationCommand;
import org.workerservice.persistence.deduplication.DeduplicationCommand.EntityCounts;
import org.workerservice.persistence.deduplication.DeduplicationCommand.Settled;
import org.workerservice.persistence.deduplication.EntityOutcome;
import org.workerservice.persistence.deduplication.MatchedPair;
import org.workerservice.persistence.deduplication.StoredEntity;
import org.workerservice.persistence.job.Job;
import org.workerservice.persistence.job.JobCommand;
import org.workerservice.persistence.job.JobLease;
import org.workerservice.persistence.merge.MergeCommand;
import org.workerservice.persistence.model.MatchModelCommand;
import org.workerservice.persistence.model.PreparedWorker;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;
import org.workerservice.support.FlowTools;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.TestHash;

/** What becomes of an entity whose workers have changed, were merged or deleted since the scan. */
class SettleEntitiesTest {
  private static final UUID TENANT = FakeActors.TENANT;
  private static final UUID ONE = new UUID(4, 1);
  private static final UUID OTHER = new UUID(4, 2);
  private static final MatchedPair LINK = MatchedPair.of(ONE, OTHER, 0.99);

  @RegisterExtension private final FakeActors actors = new FakeActors();
  private final FakeActor<DeduplicationCommand<?>> store = actors.at(DeduplicationCommand.ADDRESS);
  private final FakeActor<JobCommand<?>> jobs = actors.at(JobCommand.ADDRESS);
  private final FakeActor<ReadCommand<?>> reader = actors.at(ReadCommand.ADDRESS);
  private final FakeActor<MatchModelCommand<?>> models = actors.at(MatchModelCommand.ADDRESS);
  private final FakeActor<MergeCommand<?>> merges = actors.at(MergeCommand.ADDRESS);
  private final ObjectNode person =
      SamplePeople.withIdentifier(SamplePeople.next(), "NPI", SamplePeople.npi());
  private final Map<UUID, Worker> workers = new LinkedHashMap<>();
  private final Map<UUID, byte[]> features = new HashMap<>();
  private final Set<MatchedPair> rejected = new HashSet<>();
  private List<UUID> mergedByThisRun = List.of();

  @BeforeEach
  void anEntityOfTwo() {
    put(worker(ONE, person));
    put(worker(OTHER, person));
    List<StoredEntity> page =
        new ArrayList<>(List.of(StoredEntity.found(1, List.of(ONE, OTHER), List.of(LINK), LINK)));
    store.always(DeduplicationCommand.ReadEntities.class, read -> take(page));
    store.always(
        DeduplicationCommand.CountEntities.class,
        count -> new EntityCounts(Map.of(2, 1L), Map.of(), Map.of()));
    store.always(DeduplicationCommand.FindRejected.class, find -> List.copyOf(rejected));
    store.always(DeduplicationCommand.FindMergedFor.class, find -> mergedByThisRun);
    store.always(DeduplicationCommand.Settle.class, settle -> Optional.of(0));
    jobs.always(JobCommand.Report.class, report -> true);
    jobs.always(JobCommand.Renew.class, renew -> true);
    reader.always(ReadCommand.FindWorkers.class, find -> List.copyOf(workers.values()));
    models.always(MatchModelCommand.FindPrepared.class, find -> prepared());
  }

  private static List<StoredEntity> take(List<StoredEntity> page) {
    List<StoredEntity> taken = List.copyOf(page);
    page.clear();
    return taken;
  }

  private static Worker worker(UUID id, ObjectNode content) {
    return Json.MAPPER.convertValue(content, Worker.class).toBuilder()
        .id(id)
        .version(1)
        .createdAt(Instant.EPOCH)
        .build();
  }

  private void put(Worker worker) {
    UUID id = worker.id().orElseThrow();
    workers.put(id, worker);
    features.put(id, PreparedRecord.of(worker).features(new TestHash()).encode());
  }

  private void remove(UUID id, List<WorkerLink> links) {
    workers.put(id, workers.get(id).toBuilder().deletedAt(Instant.EPOCH).links(links).build());
    features.remove(id);
  }

  private List<PreparedWorker> prepared() {
    return features.entrySet().stream()
        .map(one -> new PreparedWorker(one.getKey(), one.getValue(), List.of()))
        .toList();
  }

  private LeasedJob job() {
    Job job =
        new Job(
            new UUID(8, 8),
            DeduplicateWorkers.KIND,
            "running",
            "{}",
            "{}",
            "{}",
            "steward",
            Instant.EPOCH,
            Instant.EPOCH,
            Optional.empty(),
            Optional.empty());
    return new LeasedJob(
        actors.bus(),
        new JobCommand.Claimed(new JobLease(TENANT, job.id(), 1), job, actors.context()),
        ONE);
  }

  private SettleEntities settling(boolean isDry, Optional<Double> merge) {
    RunTools run =
        new RunTools(FlowTools.on(actors.bus()), 1, () -> false, time -> Future.succeededFuture());
    LeasedJob job = job();
    return new SettleEntities(
        run,
        job,
        new RunRequest(0.85, merge, isDry, new ModelChoice.Active(), RunScope.NONE),
        MatchStrategies.of(MatchPreset.DEFAULT.settings()),
        new RunProgress(job, System::nanoTime));
  }

  private Settled settled(boolean isDry, Optional<Double> merge) {
    actors.value(() -> settling(isDry, merge).settle());
    return store.received(DeduplicationCommand.Settle.class).getFirst().settled().getFirst();
  }

  @Test
  void shouldRaiseTheLinksThatStillMatch() {
    Settled settled = settled(false, Optional.empty());

    assertThat(settled.outcome()).isEqualTo(EntityOutcome.QUEUED);
    assertThat(settled.raised()).hasSize(1);
    assertThat(settled.raised().getFirst().worker()).isEqualTo(ONE);
    assertThat(settled.raised().getFirst().raised().getFirst().other()).isEqualTo(OTHER);
  }

  @Test
  void shouldRaiseNothingInADryRun() {
    assertThat(settled(true, Optional.empty()).raised()).isEmpty();
    assertThat(settled(true, Optional.empty()).outcome()).isEqualTo(EntityOutcome.WOULD_QUEUE);
  }

  @Test
  void shouldForgetWorkersThatAreOnePersonNoMore() {
    put(worker(OTHER, SamplePeople.next()));

    Settled settled = settled(false, Optional.of(0.95));

    assertThat(settled.outcome()).isEqualTo(EntityOutcome.GONE);
    assertThat(settled.raised()).isEmpty();
    assertThat(merges.received(MergeCommand.class)).isEmpty();
  }

  @Test
  void shouldForgetAWorkerThatWasDeleted() {
    remove(OTHER, List.of());

    assertThat(settled(false, Optional.of(0.95)).outcome()).isEqualTo(EntityOutcome.GONE);
  }

  @Test
  void shouldForgetAWorkerThatWasDeletedAfterItWasRead() {
    features.remove(OTHER);

    assertThat(settled(false, Optional.of(0.95)).outcome()).isEqualTo(EntityOutcome.GONE);
  }

  @Test
  void shouldRecogniseAMergeThatWasNotNoted() {
    remove(OTHER, List.of(new WorkerLink(ONE, LinkType.REPLACED_BY)));
    mergedByThisRun = List.of(OTHER);

    Settled settled = settled(false, Optional.of(0.95));

    assertThat(settled.outcome()).isEqualTo(EntityOutcome.MERGED);
    assertThat(settled.survivor()).contains(ONE);
    assertThat(merges.received(MergeCommand.class)).isEmpty();
  }

  @Test
  void shouldTellMergesByOthersFromItsOwn() {
    remove(OTHER, List.of(new WorkerLink(ONE, LinkType.REPLACED_BY)));

    Settled settled = settled(false, Optional.of(0.95));

    assertThat(settled.outcome()).isEqualTo(EntityOutcome.ALREADY_MERGED);
    assertThat(settled.survivor()).contains(ONE);
  }

  @Test
  void shouldNoteWhatWasMergedBeforeTheRunWasCancelled() {
    remove(OTHER, List.of(new WorkerLink(ONE, LinkType.REPLACED_BY)));
    mergedByThisRun = List.of(OTHER);
    store.always(DeduplicationCommand.Settle.class, settle -> Optional.empty());
    store.always(DeduplicationCommand.NoteMerges.class, note -> true);

    Throwable failure = actors.failure(() -> settling(false, Optional.of(0.95)).settle());

    assertThat(failure).isInstanceOf(JobLost.class);
    assertThat(store.received(DeduplicationCommand.NoteMerges.class).getFirst().merged())
        .extracting(Settled::outcome)
        .containsExactly(EntityOutcome.MERGED);
  }

  @Test
  void shouldLeaveARejectedPairToPeople() {
    rejected.add(MatchedPair.of(ONE, OTHER, 0));

    Settled settled = settled(false, Optional.of(0.95));

    assertThat(settled.outcome()).isEqualTo(EntityOutcome.QUEUED);
    assertThat(settled.reason()).contains("rejected");
    assertThat(merges.received(MergeCommand.class)).isEmpty();
  }

  @Test
  void shouldMergeNothingWithoutTheLease() {
    jobs.always(JobCommand.Renew.class, renew -> false);

    Throwable failure = actors.failure(() -> settling(false, Optional.of(0.95)).settle());

    assertThat(failure).isInstanceOf(JobLost.class);
    assertThat(merges.received(MergeCommand.class)).isEmpty();
    assertThat(store.received(DeduplicationCommand.Settle.class)).isEmpty();
  }
}
