package org.workerservice.flow.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workerservice.bus.Bus;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.FailureText;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.json.Json;
import org.workerservice.persistence.job.JobCommand;

/**
 * The jobs that a node works on. It takes those that wait, renews their leases, and ends them.
 *
 * <p>A job whose node is gone waits until its lease has expired. A node that was only slow finds
 * its lease gone, and its changes refused. For one event loop.
 */
public final class LeasedJobs {
  /** A crashed node is noticed after this time, and a node may be silent for as long. */
  public static final Duration LEASE = Duration.ofSeconds(15);

  private static final Logger LOG = LoggerFactory.getLogger(LeasedJobs.class);
  private static final Duration STEP = Duration.ofSeconds(10);

  private final Bus bus;
  private final UUID anyTenant;
  private final Map<String, JobWork> kindToWork;
  private final UUID node = UUID.randomUUID();
  private final Map<UUID, LeasedJob> running = new ConcurrentHashMap<>();
  private volatile boolean stopped;

  /**
   * Creates a node without jobs.
   *
   * @param anyTenant a tenant to connect as
   */
  public LeasedJobs(Bus bus, UUID anyTenant, List<JobWork> works) {
    this.bus = bus;
    this.anyTenant = anyTenant;
    this.kindToWork = works.stream().collect(Collectors.toMap(JobWork::kind, Function.identity()));
  }

  /**
   * Takes a job that waits, if there is one, and starts it. Returns how many. A node works on one
   * job of each kind at a time: the jobs of other tenants wait, or go to other nodes.
   */
  public Future<Integer> claim() {
    Set<String> idle = new HashSet<>(kindToWork.keySet());
    running.values().forEach(job -> idle.remove(job.kind()));
    if (stopped || idle.isEmpty()) {
      return Future.succeededFuture(0);
    }
    return ask(new JobCommand.Claim(anyTenant, node, List.copyOf(idle), LEASE))
        .map(
            found -> {
              found.ifPresent(this::start);
              return found.isPresent() ? 1 : 0;
            });
  }

  private void start(JobCommand.Claimed claimed) {
    LeasedJob job = new LeasedJob(bus, claimed, node);
    running.put(job.id(), job);
    LOG.info("Job {} ({}) starts, epoch {}", job.id(), job.kind(), job.lease().epoch());
    run(job)
        .compose(progress -> finish(job, false, progress))
        .recover(failure -> end(job, failure))
        .onComplete(ended -> running.remove(job.id(), job));
  }

  private Future<ObjectNode> run(LeasedJob job) {
    try {
      return kindToWork.get(job.kind()).run(job);
    } catch (RuntimeException | Error problem) {
      return Future.failedFuture(problem);
    }
  }

  /** An outage is not the end: the lease expires, and a node takes the job over. */
  private Future<Boolean> end(LeasedJob job, Throwable failure) {
    if (failure instanceof JobLost || !job.isHeld()) {
      LOG.info("Job {} ({}) was cancelled or taken over", job.id(), job.kind());
      return Future.succeededFuture(false);
    }
    if (failure instanceof ServiceUnavailable) {
      LOG.warn("Job {} is interrupted: {}", job.id(), FailureText.of(failure));
      return Future.succeededFuture(false);
    }
    LOG.warn("Job {} failed: {}", job.id(), FailureText.of(failure));
    return finish(job, true, Json.MAPPER.createObjectNode().put("error", sentence(failure)))
        .otherwise(false);
  }

  private static String sentence(Throwable failure) {
    return failure instanceof JobRefused refused
        ? refused.getMessage()
        : "The job failed because of an error in the service.";
  }

  private Future<Boolean> finish(LeasedJob job, boolean failed, ObjectNode progress) {
    return ask(new JobCommand.Finish(job.lease(), failed, progress.toString()));
  }

  /** Renews the leases of all running jobs. Returns how many are still held. */
  public Future<Integer> renew() {
    List<LeasedJob> jobs = List.copyOf(running.values());
    return Future.join(jobs.stream().map(this::renew).toList())
        .map(all -> (int) jobs.stream().filter(LeasedJob::isHeld).count());
  }

  private Future<?> renew(LeasedJob job) {
    return ask(new JobCommand.Renew(job.lease(), LEASE))
        .onSuccess(
            held -> {
              if (!held) {
                job.lose();
              }
            });
  }

  /** Starts no more jobs and gives back those that run, so that another node continues at once. */
  public Future<Void> stop() {
    stopped = true;
    return Future.join(
            running.values().stream()
                .map(
                    job -> {
                      job.lose();
                      return ask(new JobCommand.Release(job.lease()));
                    })
                .toList())
        .otherwiseEmpty()
        .mapEmpty();
  }

  private <R> Future<R> ask(JobCommand<R> command) {
    return bus.ask(JobCommand.ADDRESS, command, Deadline.in(STEP));
  }
}
