package org.workerservice.app.service;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.workerservice.bus.Bus;
import org.workerservice.config.Settings;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.WorkerPool;
import org.workerservice.flow.deduplication.DeduplicationWork;
import org.workerservice.flow.deduplication.RunTools;
import org.workerservice.flow.job.LeasedJobs;
import org.workerservice.flow.model.ProposeModels;
import org.workerservice.flow.model.TrainingWork;
import org.workerservice.jobs.BackgroundJob;
import org.workerservice.jobs.Pace;
import org.workerservice.jobs.Progress;
import org.workerservice.matching.Matching;
import org.workerservice.persistence.worker.write.WriteItem;
import org.workerservice.security.Tenants;

/** Builds the work on jobs that users have requested: trainings and batch de-duplications. */
final class RequestedJobs {
  private static final Duration CLAIMS = Duration.ofMillis(500);
  private static final Duration RENEWALS = LeasedJobs.LEASE.dividedBy(4);

  private final Settings settings;
  private final Platform platform;
  private final RunningParts parts;

  RequestedJobs(Settings settings, Platform platform, RunningParts parts) {
    this.settings = settings;
    this.platform = platform;
    this.parts = parts;
  }

  /**
   * Builds the background jobs that take waiting jobs and renew their leases.
   *
   * @param background tools with the thread of trainings
   */
  List<BackgroundJob> of(Toolbox background, ProposeModels propose) {
    LeasedJobs jobs =
        new LeasedJobs(
            platform.bus(),
            Tenants.DEFAULT,
            List.of(
                new TrainingWork(background, propose),
                new DeduplicationWork(runTools(background))));
    parts.addSlow(jobs::stop);
    return List.of(
        new BackgroundJob(
            "job_claims", Pace.every(CLAIMS), () -> jobs.claim().map(Progress::finished)),
        new BackgroundJob(
            "job_leases",
            Pace.every(RENEWALS).withBackoff(RENEWALS.dividedBy(4), RENEWALS),
            () -> jobs.renew().map(held -> Progress.FINISHED)));
  }

  private RunTools runTools(Toolbox tools) {
    WorkerExecutor executor = platform.vertx().createSharedWorkerExecutor("deduplication", 1);
    parts.addSlow(executor::close);
    WorkerPool pool =
        new WorkerPool() {
          @Override
          public <T> Future<T> run(Callable<T> work) {
            return executor.executeBlocking(work, false);
          }
        };
    return new RunTools(
        tools.on(pool),
        settings.matching().resolvedInstances(platform.cores()),
        this::isBusy,
        time -> platform.vertx().timer(time.toMillis() + 1, TimeUnit.MILLISECONDS).mapEmpty());
  }

  /** Requests that compare or write workers are in progress. */
  private boolean isBusy() {
    Bus bus = platform.bus();
    return bus.inFlight(Matching.ADDRESS) > 0 || bus.inFlight(WriteItem.ADDRESS) > 0;
  }
}
