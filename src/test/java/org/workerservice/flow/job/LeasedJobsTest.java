package org.workerservice.flow.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.json.Json;
import org.workerservice.persistence.job.Job;
import org.workerservice.persistence.job.JobCommand;
import org.workerservice.persistence.job.JobLease;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;

class LeasedJobsTest {
  private static final UUID TENANT = FakeActors.TENANT;
  private static final String KIND = "sweep";

  @RegisterExtension private final FakeActors actors = new FakeActors();
  private final FakeActor<JobCommand<?>> store = actors.at(JobCommand.ADDRESS);
  private final Promise<ObjectNode> work = Promise.promise();
  private volatile LeasedJob begun;
  private LeasedJobs jobs;

  /** Works on a job until the test ends the work. */
  private final class Sweeping implements JobWork {
    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Future<ObjectNode> run(LeasedJob job) {
      begun = job;
      return work.future();
    }
  }

  @BeforeEach
  void oneJobWaits() {
    jobs = new LeasedJobs(actors.bus(), TENANT, List.of(new Sweeping()));
    store.answer(JobCommand.Claim.class, Optional.of(claimed()));
    store.always(JobCommand.Claim.class, claim -> Optional.empty());
    store.always(JobCommand.Finish.class, finish -> true);
    store.always(JobCommand.Renew.class, renew -> true);
    store.always(JobCommand.Release.class, release -> true);
  }

  private JobCommand.Claimed claimed() {
    Job job =
        new Job(
            new UUID(8, 8),
            KIND,
            "running",
            "{\"rooms\": 3}",
            "{}",
            "{}",
            "steward",
            Instant.EPOCH,
            Instant.EPOCH,
            Optional.empty(),
            Optional.empty());
    return new JobCommand.Claimed(new JobLease(TENANT, job.id(), 4), job, actors.context());
  }

  private void claim() {
    assertThat(actors.value(jobs::claim)).isOne();
  }

  private void end(Throwable failure) {
    actors.begin(
        () -> {
          work.fail(failure);
          return Future.succeededFuture();
        });
    actors.settle();
  }

  private void complete() {
    actors.begin(
        () -> {
          work.complete(Json.MAPPER.createObjectNode().put("swept", 3));
          return Future.succeededFuture();
        });
    actors.settle();
  }

  @Test
  void shouldDoAWaitingJobAndKeepItsResult() {
    claim();
    complete();

    assertThat(begun.parameters().path("rooms").asInt()).isEqualTo(3);
    JobCommand.Finish finish = store.received(JobCommand.Finish.class).getFirst();
    assertThat(finish.failed()).isFalse();
    assertThat(finish.lease().epoch()).isEqualTo(4);
    assertThat(finish.progress()).isEqualTo("{\"swept\":3}");
  }

  @Test
  void shouldDoOneJobOfAKindAtATime() {
    claim();

    assertThat(actors.value(jobs::claim)).isZero();
    assertThat(store.received(JobCommand.Claim.class)).hasSize(1);

    complete();
    actors.value(jobs::claim);
    assertThat(store.received(JobCommand.Claim.class)).hasSize(2);
  }

  @Test
  void shouldSayWhyAJobCannotBeDone() {
    claim();
    end(new JobRefused("There is no broom."));

    JobCommand.Finish finish = store.received(JobCommand.Finish.class).getFirst();
    assertThat(finish.failed()).isTrue();
    assertThat(finish.progress()).contains("There is no broom.");
  }

  @Test
  void shouldShowNothingOfAnUnexpectedFailure() {
    claim();
    end(new IllegalStateException("the floor of Ada Lovelace"));

    JobCommand.Finish finish = store.received(JobCommand.Finish.class).getFirst();
    assertThat(finish.failed()).isTrue();
    assertThat(finish.progress()).doesNotContain("Lovelace");
  }

  @Test
  void shouldLeaveAJobOpenAfterAnOutage() {
    claim();
    end(new ServiceUnavailable(ServiceUnavailable.Reason.DATABASE, "The database is gone."));

    assertThat(store.received(JobCommand.Finish.class)).isEmpty();
    assertThat(actors.value(jobs::renew)).as("it lets the lease expire").isZero();
  }

  @Test
  void shouldNotEndAJobThatItHasLost() {
    claim();
    store.always(JobCommand.Renew.class, renew -> false);
    actors.value(jobs::renew);

    assertThat(begun.isHeld()).isFalse();
    end(new JobLost());
    assertThat(store.received(JobCommand.Finish.class)).isEmpty();
  }

  @Test
  void shouldRenewTheLeaseWhileItWorks() {
    claim();

    assertThat(actors.value(jobs::renew)).isOne();
    assertThat(store.received(JobCommand.Renew.class).getFirst().lease()).isEqualTo(begun.lease());
  }

  @Test
  void shouldGiveJobsBackWhenItStops() {
    claim();
    actors.value(jobs::stop);

    assertThat(store.received(JobCommand.Release.class)).hasSize(1);
    assertThat(begun.isHeld()).isFalse();
    assertThat(actors.value(jobs::claim)).isZero();
  }
}
