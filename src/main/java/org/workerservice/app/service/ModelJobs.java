package org.workerservice.app.service;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.workerservice.config.Settings;
import org.workerservice.config.matching.TrainingPolicy;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.WorkerPool;
import org.workerservice.flow.model.ProposeModels;
import org.workerservice.flow.model.ProposedModels;
import org.workerservice.flow.model.RescoreReviews;
import org.workerservice.jobs.BackgroundJob;
import org.workerservice.jobs.Pace;
import org.workerservice.jobs.Progress;
import org.workerservice.jobs.TenantWalk;
import org.workerservice.matching.score.StrategyKind;
import org.workerservice.security.Tenants;

/** Builds the background jobs that train match models and score open review items again. */
final class ModelJobs {
  private static final Duration REVIEWS = Duration.ofSeconds(15);

  /** Such a batch occupies a thread for some milliseconds. */
  private static final int REVIEWS_PER_STEP = 100;

  private final Settings settings;
  private final Platform platform;
  private final RunningParts parts;

  ModelJobs(Settings settings, Platform platform, RunningParts parts) {
    this.settings = settings;
    this.platform = platform;
    this.parts = parts;
  }

  List<BackgroundJob> of(Toolbox tools, ProposedModels proposed) {
    Toolbox background = tools.on(oneThread());
    ProposeModels propose =
        new ProposeModels(
            background,
            proposed,
            settings.matching().trainingFrom(),
            settings.matching().training() == TrainingPolicy.AUTOMATIC);
    List<BackgroundJob> jobs = new ArrayList<>();
    jobs.add(rescoring(new RescoreReviews(background)));
    boolean uses = tools.policy().base().strategy() == StrategyKind.FELLEGI_SUNTER;
    if (uses && settings.matching().training() != TrainingPolicy.OFF) {
      jobs.add(training(propose));
    }
    jobs.addAll(new RequestedJobs(settings, platform, parts).of(background, propose));
    return jobs;
  }

  private BackgroundJob training(ProposeModels propose) {
    return new BackgroundJob(
        "match_model_training",
        Pace.every(settings.matching().trainingCheck()),
        new TenantWalk(
            () -> propose.tenants(Tenants.DEFAULT),
            tenant -> propose.check(tenant).map(Progress.FINISHED)));
  }

  private static BackgroundJob rescoring(RescoreReviews reviews) {
    return new BackgroundJob(
        "review_scores",
        Pace.every(REVIEWS),
        new TenantWalk(
            () -> reviews.tenants(Tenants.DEFAULT),
            tenant -> reviews.batch(tenant, REVIEWS_PER_STEP).map(ModelJobs::progress)));
  }

  private static Progress progress(int done) {
    return done == REVIEWS_PER_STEP ? Progress.more(done) : Progress.finished(done);
  }

  /** Training takes at most one core, and none of the threads that creates use. */
  private WorkerPool oneThread() {
    WorkerExecutor executor = platform.vertx().createSharedWorkerExecutor("training", 1);
    parts.addSlow(executor::close);
    return new WorkerPool() {
      @Override
      public <T> Future<T> run(Callable<T> work) {
        return executor.executeBlocking(work, false);
      }
    };
  }
}
