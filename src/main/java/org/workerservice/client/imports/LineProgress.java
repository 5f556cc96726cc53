package org.workerservice.client.imports;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Prints a line every few seconds, for logs and pipes. */
public final class LineProgress implements ImportProgress {
  private final PrintWriter output;
  private final Duration interval;
  private final long started = System.nanoTime();
  private long lastShown = started;
  private long readBefore;
  private long lastComplaint;

  /** Writes at most one line in each interval. */
  public LineProgress(PrintWriter output, Duration interval) {
    this.output = output;
    this.interval = interval;
  }

  @Override
  public void started(Tally tally) {
    readBefore = tally.read();
  }

  @Override
  public void acknowledged(Tally tally, long consumed, long fileSize) {
    long now = System.nanoTime();
    if (now - lastShown < interval.toNanos()) {
      return;
    }
    lastShown = now;
    double seconds = (now - started) / 1e9;
    double rate = (tally.read() - readBefore) / seconds;
    double expected = consumed == 0 ? 0 : (double) tally.read() * fileSize / consumed;
    output.printf(
        Locale.ROOT,
        "%d rows, %.0f/s, %d duplicates, %d rejected, %s%n",
        tally.read(),
        rate,
        tally.duplicates(),
        tally.rejected(),
        rate > 0
            ? "about %.0f s left".formatted(Math.max(0, expected - tally.read()) / rate)
            : "time left unknown");
    output.flush();
  }

  /** Prints one line even if several requests wait at once. */
  @Override
  public synchronized void waiting(String complaint) {
    long now = System.nanoTime();
    if (lastComplaint != 0 && now - lastComplaint < interval.toNanos()) {
      return;
    }
    lastComplaint = now;
    output.println(complaint + " Retrying.");
    output.flush();
  }

  @Override
  public void close() {}
}
