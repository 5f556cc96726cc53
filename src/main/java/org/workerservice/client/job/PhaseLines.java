package org.workerservice.client.job;

import java.io.PrintWriter;

/** Prints a line for each phase of a job, for logs and pipes. */
public final class PhaseLines implements Training.Progress {
  private final PrintWriter output;
  private String shown = "";

  /** Prints to this writer. */
  public PhaseLines(PrintWriter output) {
    this.output = output;
  }

  @Override
  public void reached(String phase, long done, long total) {
    if (!phase.equals(shown)) {
      shown = phase;
      output.println(phase);
      output.flush();
    }
  }
}
