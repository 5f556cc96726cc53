package org.workerservice.flow.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.RequestContext;
import org.workerservice.json.Json;
import org.workerservice.persistence.job.JobCommand;
import org.workerservice.persistence.job.JobLease;

/** A job that this node works on; thread-safe. */
public final class LeasedJob {
  private static final Duration STEP = Duration.ofSeconds(30);

  private final Bus bus;
  private final JobCommand.Claimed claimed;
  private final UUID owner;
  private volatile boolean isHeld = true;

  /** Creates a job that was claimed. */
  public LeasedJob(Bus bus, JobCommand.Claimed claimed, UUID owner) {
    this.bus = bus;
    this.claimed = claimed;
    this.owner = owner;
  }

  /** Returns the id of the job. */
  public UUID id() {
    return claimed.job().id();
  }

  /** Returns the kind of the job. */
  public String kind() {
    return claimed.job().kind();
  }

  /** Returns the node. */
  public UUID owner() {
    return owner;
  }

  /** Returns the lease under which the node works. */
  public JobLease lease() {
    return claimed.lease();
  }

  /** Returns the tenant of the job. */
  public UUID tenant() {
    return claimed.lease().tenant();
  }

  /** Returns what was requested. */
  public ObjectNode parameters() {
    return object(claimed.job().parameters());
  }

  /** Returns the progress that an earlier owner has stored; empty if there was none. */
  public ObjectNode earlierProgress() {
    return object(claimed.job().progress());
  }

  /** Returns what an earlier owner has kept; empty if there was none. */
  public ObjectNode checkpoint() {
    return object(claimed.job().checkpoint());
  }

  private static ObjectNode object(String json) {
    try {
      return (ObjectNode) Json.MAPPER.readTree(json);
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Returns a request on behalf of who requested the job. */
  public RequestContext context(Duration time) {
    RequestContext caller = claimed.caller();
    return new RequestContext(
        caller.user(),
        caller.roles(),
        caller.tenant(),
        caller.clientAddress(),
        caller.userAgent(),
        caller.traceId(),
        Deadline.in(time));
  }

  /** Whether the node may still work on the job, as far as it knows. */
  public boolean isHeld() {
    return isHeld;
  }

  /** The lease has ended or the job was cancelled. */
  void lose() {
    isHeld = false;
  }

  /** Fails with {@link JobLost} if the job is no longer held; otherwise renews the lease. */
  public Future<Void> confirm() {
    return held(new JobCommand.Renew(lease(), LeasedJobs.LEASE));
  }

  /** Stores the progress; fails with {@link JobLost} if the job is no longer held. */
  public Future<Void> report(ObjectNode progress) {
    return held(new JobCommand.Report(lease(), progress.toString()));
  }

  /** Stores what the job had done when it was cancelled. No effect on a job of another owner. */
  public Future<Void> close(ObjectNode progress) {
    return bus.ask(
            JobCommand.ADDRESS,
            new JobCommand.Close(lease(), progress.toString()),
            Deadline.in(STEP))
        .mapEmpty();
  }

  /** Stores what the next owner must know; fails with {@link JobLost} as above. */
  public Future<Void> keep(ObjectNode checkpoint) {
    return held(new JobCommand.Keep(lease(), checkpoint.toString()));
  }

  private Future<Void> held(JobCommand<Boolean> command) {
    return bus.ask(JobCommand.ADDRESS, command, Deadline.in(STEP)).compose(this::check);
  }

  /** Fails with {@link JobLost} if a change under the lease was refused. */
  public Future<Void> check(boolean accepted) {
    if (!accepted) {
      lose();
    }
    return isHeld ? Future.succeededFuture() : Future.failedFuture(new JobLost());
  }
}
