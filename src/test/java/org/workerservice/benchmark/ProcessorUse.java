package org.workerservice.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * How the processors spent their time.
 *
 * @param idle idle seconds, summed over all processors
 * @param all seconds of all processors, busy or not
 */
record ProcessorUse(
    ProcessorTime service,
    ProcessorTime database,
    ProcessorTime loadGenerator,
    double idle,
    double all) {
  private static final double TICKS_PER_SECOND = 100;

  /** Columns of {@code /proc/stat}: user, nice, system, idle, iowait, irq, softirq, steal. */
  private static final int COUNTED = 8;

  private static final int IDLE = 3;
  private static final int WAITING = 4;

  /**
   * Reads the times since the start of the processes; the children of the service are the database.
   */
  static ProcessorUse now(ProcessHandle service) {
    double[] machine = machine();
    return new ProcessorUse(
        ownTime(service.pid()),
        ProcessorTime.of(service.descendants().mapToLong(ProcessHandle::pid)),
        ownTime(ProcessHandle.current().pid()),
        machine[IDLE] + machine[WAITING],
        Arrays.stream(machine).sum());
  }

  /** Children that these two have waited for ended before the measurement. */
  private static ProcessorTime ownTime(long processId) {
    return ProcessorTime.of(LongStream.of(processId));
  }

  private static double[] machine() {
    try {
      String line = Files.readString(Path.of("/proc/stat")).lines().findFirst().orElseThrow();
      return Arrays.stream(line.strip().split(" +"))
          .skip(1)
          .limit(COUNTED)
          .mapToDouble(ticks -> Long.parseLong(ticks) / TICKS_PER_SECOND)
          .toArray();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  ProcessorUse minus(ProcessorUse earlier) {
    return new ProcessorUse(
        service.minus(earlier.service),
        database.minus(earlier.database),
        loadGenerator.minus(earlier.loadGenerator),
        idle - earlier.idle,
        all - earlier.all);
  }

  /**
   * Returns the seconds that none of the three used: other processes, or time stolen by the host.
   */
  double others() {
    return Math.max(0, all - idle - service.total() - database.total() - loadGenerator.total());
  }
}
