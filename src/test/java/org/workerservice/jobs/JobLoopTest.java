package org.workerservice.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobLoopTest {
  private static final Duration INTERVAL = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Pace PACE =
      new Pace(INTERVAL, PAUSE, new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(8)));
  private static final double NO_JITTER = 0.5;

  private final MockClock clock = new MockClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
  private final HandDrivenTiming timing = new HandDrivenTiming();
  private final List<Promise<Progress>> steps = new ArrayList<>();
  private double random = NO_JITTER;

  private final BackgroundJob job = new BackgroundJob("sweeping", PACE, this::step);

  private Future<Progress> step() {
    steps.add(Promise.promise());
    return steps.getLast().future();
  }

  private JobLoop loop(BackgroundJob one) {
    return new JobLoop(one, new JobMeters(registry, one.name()), timing, () -> random);
  }

  private double measured(String what) {
    return registry.get("worker_service_job_" + what).tag("name", "sweeping").meters().stream()
        .mapToDouble(meter -> meter.measure().iterator().next().getValue())
        .sum();
  }

  @Test
  void shouldPauseBetweenStepsAndWaitForTheIntervalAfterARun() {
    loop(job).start();

    steps.getLast().complete(Progress.more(3));
    assertThat(timing.waits()).containsExactly(PAUSE);
    timing.pass();
    steps.getLast().complete(Progress.finished(2));

    assertThat(steps).hasSize(2);
    assertThat(timing.waits()).containsExactly(INTERVAL);
    assertThat(measured("done")).isEqualTo(5);
  }

  @Test
  void shouldNeverOverlapWithItself() {
    loop(job).start();

    assertThat(steps).hasSize(1);
    assertThat(timing.waits()).isEmpty();
  }

  @Test
  void shouldWaitTwiceAsLongAfterEachFailureUpToALimit() {
    loop(job).start();
    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      steps.getLast().fail(new IllegalStateException("poison"));
      waits.addAll(timing.waits());
      timing.pass();
    }
    steps.getLast().complete(Progress.FINISHED);

    assertThat(waits.stream().map(Duration::toSeconds)).containsExactly(1L, 2L, 4L, 8L, 8L, 8L);
    assertThat(timing.waits()).containsExactly(INTERVAL);
    assertThat(measured("failures")).isEqualTo(6);
  }

  @Test
  void shouldStartWithShortWaitsAfterASuccess() {
    loop(job).start();
    steps.getLast().fail("first");
    timing.pass();
    steps.getLast().fail("second");
    timing.pass();
    steps.getLast().complete(Progress.more(0));
    timing.pass();

    steps.getLast().fail("third");

    assertThat(timing.waits()).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void shouldContinueAfterAStepThatThrows() {
    BackgroundJob throwing =
        new BackgroundJob(
            "sweeping",
            PACE,
            () -> {
              throw new IllegalStateException("thrown");
            });

    loop(throwing).start();

    assertThat(timing.waits()).containsExactly(Duration.ofSeconds(1));
    assertThat(measured("failures")).isEqualTo(1);
  }

  @Test
  void shouldKeepNodesThatStartTogetherApart() {
    List<Duration> waits =
        IntStream.range(0, 3)
            .mapToObj(
                node -> {
                  random = node / 2.0;
                  HandDrivenTiming own = new HandDrivenTiming();
                  BackgroundJob one =
                      new BackgroundJob(
                          "node" + node, PACE, () -> Future.succeededFuture(Progress.FINISHED));
                  double number = random;
                  new JobLoop(one, new JobMeters(registry, one.name()), own, () -> number).start();
                  return own.waits().getFirst();
                })
            .toList();

    assertThat(waits.stream().map(Duration::toSeconds)).containsExactly(54L, 60L, 66L);
  }

  @Test
  void shouldStopAfterTheCurrentStep() {
    JobLoop loop = loop(job);
    loop.start();

    Future<Void> stopped = loop.stop();
    assertThat(stopped.isComplete()).isFalse();
    steps.getLast().complete(Progress.more(1));

    assertThat(stopped.succeeded()).isTrue();
    assertThat(timing.waits()).isEmpty();
  }

  @Test
  void shouldStartNoMoreStepsOnceItHasStopped() {
    JobLoop loop = loop(job);
    loop.start();
    steps.getLast().complete(Progress.FINISHED);

    assertThat(loop.stop().succeeded()).isTrue();
    assertThat(timing.waits()).isEmpty();
  }

  @Test
  void shouldDelayTheStartOnlyWhenItIsRequired() {
    assertThat(loop(job).start().succeeded()).isTrue();
    Future<Void> required = loop(job.required()).start();

    steps.getLast().complete(Progress.more(1));
    assertThat(required.isComplete()).isFalse();
  }

  @Test
  void shouldFailTheStartWhenItIsRequiredAndFails() {
    Future<Void> required = loop(job.required()).start();

    steps.getLast().fail(new IllegalStateException("no database"));

    assertThat(required.cause()).hasMessage("no database");
    assertThat(timing.waits()).isEmpty();
  }

  @Test
  void shouldShowHowLongAgoItSucceededAndWhatIsLeft() {
    loop(job).start();
    clock.add(Duration.ofSeconds(30));
    assertThat(measured("success_age_seconds")).isEqualTo(30);

    steps.getLast().complete(Progress.finished(1).left(7, 2));
    clock.add(Duration.ofSeconds(5));

    assertThat(measured("success_age_seconds")).isEqualTo(5);
    assertThat(measured("remaining")).isEqualTo(7);
    assertThat(measured("skipped")).isEqualTo(2);
  }
}
