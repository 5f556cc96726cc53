package org.workerservice.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class JobsVerticleTest {
  private static final Pace PACE =
      new Pace(
          Duration.ofMillis(1),
          Duration.ofMillis(1),
          new Backoff(Duration.ofMillis(1), Duration.ofMillis(2)));

  private static JobsVerticle running(Supplier<Future<Progress>> step) {
    return new JobsVerticle(
        new SimpleMeterRegistry(), List.of(new BackgroundJob("sweeping", PACE, step).required()));
  }

  @Test
  void shouldRepeatAJobAndWaitForItsStepWhenItStops(Vertx vertx) {
    Promise<Progress> last = Promise.promise();
    AtomicInteger steps = new AtomicInteger();
    String id =
        vertx
            .deployVerticle(
                running(
                    () ->
                        steps.incrementAndGet() < 5
                            ? Future.succeededFuture(Progress.FINISHED)
                            : last.future()))
            .await();
    await().untilAsserted(() -> assertThat(steps).hasValue(5));

    Future<Void> stopped = vertx.undeploy(id);
    await()
        .during(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(stopped.isComplete()).isFalse());
    last.complete(Progress.more(1));

    await().untilAsserted(() -> assertThat(stopped.succeeded()).isTrue());
    assertThat(steps).hasValue(5);
  }

  @Test
  void shouldNotStartWithoutARequiredJob(Vertx vertx) {
    Future<String> deployed =
        vertx.deployVerticle(running(() -> Future.failedFuture("no partitions")));

    await().untilAsserted(() -> assertThat(deployed.isComplete()).isTrue());
    assertThat(deployed.cause()).hasMessage("no partitions");
  }
}
