package org.workerservice.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;

/**
 * Seconds that some processes have spent on the processors, in their own code and in the kernel.
 */
record ProcessorTime(double user, double system) {
  private static final ProcessorTime NONE = new ProcessorTime(0, 0);

  /** Linux reports times in hundredths of a second, whatever its timer rate (USER_HZ). */
  private static final double TICKS_PER_SECOND = 100;

  private static final Path PROCESSES = Path.of("/proc");

  static boolean isKnown() {
    return Files.isReadable(PROCESSES.resolve("self/stat"));
  }

  /** Returns the time of the processes and of their ended children. */
  static ProcessorTime of(LongStream processIds) {
    return processIds
        .mapToObj(ProcessorTime::ofProcess)
        .reduce(NONE, (one, other) -> one.plus(other));
  }

  private static ProcessorTime ofProcess(long processId) {
    try {
      String line = Files.readString(PROCESSES.resolve(processId + "/stat"));
      // The second field is the name in parentheses, which may contain spaces.
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
      return new ProcessorTime(
          seconds(fields[11]) + seconds(fields[13]), seconds(fields[12]) + seconds(fields[14]));
    } catch (IOException ended) {
      return NONE;
    }
  }

  private static double seconds(String ticks) {
    return Long.parseLong(ticks) / TICKS_PER_SECOND;
  }

  double total() {
    return user + system;
  }

  ProcessorTime plus(ProcessorTime other) {
    return new ProcessorTime(user + other.user, system + other.system);
  }

  ProcessorTime minus(ProcessorTime earlier) {
    return new ProcessorTime(user - earlier.user, system - earlier.system);
  }
}
