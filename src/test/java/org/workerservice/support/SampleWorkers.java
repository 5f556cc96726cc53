package org.workerservice.support;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.workerservice.model.HumanName;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;

/** Workers with numbered ids. */
public final class SampleWorkers {
  private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

  private SampleWorkers() {}

  /** Returns the id of a worker. */
  public static UUID id(long number) {
    return new UUID(7, number);
  }

  /** Returns a valid worker without an id. */
  public static Worker withoutId() {
    return content().build();
  }

  /** Returns a living worker at version 1. */
  public static WorkerBuilder living(long number) {
    return content().id(id(number)).version(1).createdAt(CREATED).updatedAt(CREATED);
  }

  /** Returns the same worker as a deleted one. */
  public static Worker deleted(Worker worker) {
    return worker.toBuilder()
        .active(false)
        .version(worker.version() + 1)
        .deletedAt(CREATED.plusSeconds(60))
        .deletedBy("grace")
        .build();
  }

  private static WorkerBuilder content() {
    return Worker.named(HumanName.of("Okafor", "Ada")).birthDate(LocalDate.of(1984, 3, 17));
  }
}
