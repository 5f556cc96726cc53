package org.workerservice.persistence.database;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** Generates UUIDs of version 7 (RFC 9562 §5.7), which increase with time; thread-safe. */
public final class WorkerIds {
  private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

  private WorkerIds() {}

  /** Returns a new id. */
  public static UUID next() {
    return GENERATOR.generate();
  }
}
