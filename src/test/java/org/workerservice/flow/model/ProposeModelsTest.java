package org.workerservice.flow.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.workerservice.flow.job.LeasedJob;
import org.workerservice.generate.WorkerGenerator;
import org.workerservice.matching.feature.PreparedRecord;
import org.workerservice.matching.score.FellegiSunterModel;
import org.workerservice.persistence.job.Job;
import org.workerservice.persistence.job.JobCommand;
import org.workerservice.persistence.job.JobLease;
import org.workerservice.persistence.model.MatchModelCommand;
import org.workerservice.persistence.model.PreparedWorker;
import org.workerservice.persistence.model.StoredModel;
import org.workerservice.persistence.worker.read.Candidate;
import org.workerservice.persistence.worker.read.Candidates;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;
import org.workerservice.support.FlowTools;
import org.workerservice.support.TestHash;

class ProposeModelsTest {
  private static final UUID TENANT = FakeActors.TENANT;
  private static final UUID MODEL = new UUID(7, 7);
  private static final UUID JOB = new UUID(8, 8);
  private static final int FROM = 40;

  @RegisterExtension private final FakeActors actors = new FakeActors();
  private final FakeActor<MatchModelCommand<?>> models = actors.at(MatchModelCommand.ADDRESS);
  private final FakeActor<JobCommand<?>> jobs = actors.at(JobCommand.ADDRESS);
  private final FakeActor<ReadCommand<?>> reader = actors.at(ReadCommand.ADDRESS);
  private final ProposedModels proposed = new ProposedModels();
  private final List<PreparedWorker> workers = workers();
  private volatile List<StoredModel> stored = List.of();
  private ProposeModels propose;

  private static List<PreparedWorker> workers() {
    WorkerGenerator generator = new WorkerGenerator(5, 0.3);
    return Stream.generate(generator::next)
        .limit(60)
        .map(made -> PreparedRecord.of(made.worker()).features(new TestHash()).encode())
        .map(features -> new PreparedWorker(UUID.randomUUID(), features, List.of()))
        .toList();
  }

  private static StoredModel model(String status, long living, Optional<String> trial) {
    return new StoredModel(
        MODEL,
        1,
        "model",
        status,
        new StoredModel.Training(60, 60 * 59 / 2, 100, 1, living),
        Instant.EPOCH,
        "worker-service",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        trial,
        Optional.of(FellegiSunterModel.shipped().toJson()));
  }

  @BeforeEach
  void answerFromARegistryInWhichAllResembleEachOther() {
    models.always(MatchModelCommand.ListModels.class, list -> stored);
    models.always(MatchModelCommand.PickWorkers.class, pick -> picked());
    models.always(MatchModelCommand.FindPrepared.class, find -> prepared(find.ids()));
    models.always(MatchModelCommand.StoreModel.class, store -> model("trained", 60, none()));
    models.always(MatchModelCommand.StoreTrial.class, store -> true);
    models.always(
        MatchModelCommand.FindModel.class, find -> Optional.of(model("trained", 60, none())));
    models.always(MatchModelCommand.Activate.class, activate -> true);
    models.always(MatchModelCommand.ListActive.class, list -> List.of());
    models.always(MatchModelCommand.EstimateRegistry.class, estimate -> 60L);
    jobs.always(JobCommand.Start.class, start -> new JobCommand.Started(JOB, true));
    jobs.always(JobCommand.Report.class, report -> true);
    reader.always(ReadCommand.FindCandidates.class, this::candidates);
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private MatchModelCommand.Picked picked() {
    return new MatchModelCommand.Picked(60, workers.stream().map(PreparedWorker::id).toList());
  }

  private List<PreparedWorker> prepared(List<UUID> ids) {
    return workers.stream().filter(worker -> ids.contains(worker.id())).toList();
  }

  private Candidates candidates(ReadCommand.FindCandidates find) {
    List<Candidate> all =
        workers.stream().map(worker -> new Candidate(worker.id(), worker.features(), 1)).toList();
    return new Candidates(1, find.probes().stream().map(probe -> all).toList());
  }

  private void check(long living, boolean automatic) {
    models.always(MatchModelCommand.CountLiving.class, count -> living);
    propose = new ProposeModels(FlowTools.on(actors.bus()), proposed, FROM, automatic);
    actors.value(() -> propose.check(TENANT));
  }

  /** Does the job that was started. */
  private ObjectNode train() {
    JobCommand.Start start = jobs.received(JobCommand.Start.class).getFirst();
    Job job =
        new Job(
            JOB,
            start.kind(),
            "running",
            start.parameters(),
            "{}",
            "{}",
            start.context().user(),
            Instant.EPOCH,
            Instant.EPOCH,
            Optional.empty(),
            Optional.empty());
    LeasedJob leased =
        new LeasedJob(
            actors.bus(),
            new JobCommand.Claimed(new JobLease(TENANT, JOB, 1), job, start.context()),
            JOB);
    return actors.value(() -> new TrainingWork(FlowTools.on(actors.bus()), propose).run(leased));
  }

  @Test
  void shouldNotTrainASmallRegistry() {
    check(FROM - 1, false);

    assertThat(jobs.received(JobCommand.Start.class)).isEmpty();
  }

  @Test
  void shouldProposeAModelWithItsTrialWithoutActivatingIt() {
    check(60, false);
    train();

    MatchModelCommand.StoreTrial trial =
        models.received(MatchModelCommand.StoreTrial.class).getFirst();
    assertThat(trial.id()).isEqualTo(MODEL);
    assertThat(ModelTrial.read(trial.trial()).pairs()).isEqualTo(60 * 59 / 2);
    assertThat(models.received(MatchModelCommand.Activate.class)).isEmpty();
    assertThat(proposed.summary().orElseThrow().models()).isEqualTo(1);
  }

  @Test
  void shouldActivateAHarmlessModelIfAskedTo() {
    check(60, true);
    train();

    ModelTrial trial =
        ModelTrial.read(models.received(MatchModelCommand.StoreTrial.class).getFirst().trial());
    assertThat(models.received(MatchModelCommand.Activate.class))
        .hasSize(trial.isHarmless() ? 1 : 0);
    assertThat(proposed.summary().isEmpty()).isEqualTo(trial.isHarmless());
  }

  @Test
  void shouldTrainAgainOnlyWhenTheRegistryHasDoubled() {
    stored = List.of(model("active", 50, none()));

    check(99, false);
    assertThat(jobs.received(JobCommand.Start.class)).isEmpty();

    check(100, false);
    assertThat(jobs.received(JobCommand.Start.class)).hasSize(1);
  }

  @Test
  void shouldNotTrainWhileAnotherNodeDoes() {
    jobs.answer(JobCommand.Start.class, new JobCommand.Started(JOB, false));

    check(60, false);

    assertThat(models.received(MatchModelCommand.PickWorkers.class)).isEmpty();
  }

  @Test
  void shouldNotTrainTwiceIfAnotherNodeHasJustFinished() {
    jobs.next(
        JobCommand.Start.class,
        start -> {
          stored = List.of(model("trained", 60, none()));
          return Future.succeededFuture(new JobCommand.Started(JOB, true));
        });

    check(60, false);
    train();

    assertThat(models.received(MatchModelCommand.StoreModel.class)).isEmpty();
  }

  @Test
  void shouldForgetAProposalThatWasActivated() {
    stored =
        List.of(model("trained", 60, Optional.of(new ModelTrial(MODEL, 9, 4, 0, 0, 0).json())));
    check(60, false);
    assertThat(proposed.summary()).contains(new ProposedModels.Summary(1, 9, 4));

    stored = List.of(model("active", 60, none()));
    check(60, false);
    assertThat(proposed.summary()).isEmpty();
  }
}
