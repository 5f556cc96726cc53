package org.workerservice.observability;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.workerservice.persistence.database.WriteRecorder;

/** The metrics of the gate and of the group commit. */
public final class WriteMeters implements WriteRecorder {
  private static final Duration[] STEPS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private static final double[] BATCH_STEPS = {1, 2, 5, 10, 20, 50, 100, 200};

  private final AtomicInteger waiting = new AtomicInteger();
  private final Timer gateWait;
  private final Timer gateHold;
  private final Timer commit;
  private final DistributionSummary batchSize;
  private final Counter failures;

  /** Registers the meters. */
  public WriteMeters(MeterRegistry registry) {
    gateWait = timer(registry, "gate_wait", "Time a transaction waits for the gate");
    gateHold = timer(registry, "gate_hold", "Time a transaction holds the gate");
    commit =
        timer(registry, "group_commit", "Time from the start of a batch of writes to its outcome");
    batchSize =
        DistributionSummary.builder("worker_service_group_commit_batch_size")
            .description("Writes in one transaction")
            .serviceLevelObjectives(BATCH_STEPS)
            .register(registry);
    failures =
        Counter.builder("worker_service_group_commit_failures")
            .description("Batches whose transaction failed; their writes are retried one by one")
            .register(registry);
    Gauge.builder("worker_service_group_commit_queue_length", waiting, AtomicInteger::get)
        .description("Writes that waited when the latest batch started")
        .register(registry);
  }

  private static Timer timer(MeterRegistry registry, String name, String description) {
    return Timer.builder("worker_service_" + name)
        .description(description)
        .serviceLevelObjectives(STEPS)
        .register(registry);
  }

  @Override
  public void gateEntered(long waitedNanos) {
    gateWait.record(waitedNanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void gateLeft(long heldNanos) {
    gateHold.record(heldNanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void waiting(int writes) {
    waiting.set(writes);
  }

  @Override
  public void batchEnded(int writes, long nanos, boolean succeeded) {
    commit.record(nanos, TimeUnit.NANOSECONDS);
    batchSize.record(writes);
    if (!succeeded) {
      failures.increment();
    }
  }
}
