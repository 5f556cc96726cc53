package org.workerservice.client.imports;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on a terminal with records, rate, remaining time, duplicates and rejected rows. */
public final class BarProgress implements ImportProgress {
  private static final int REFRESH_MILLIS = 200;

  private final ProgressBar bar =
      ProgressBar.builder()
          .setTaskName("Import")
          .setUnit(" rows", 1)
          .setStyle(ProgressBarStyle.ASCII)
          .setUpdateIntervalMillis(REFRESH_MILLIS)
          .showSpeed()
          .build();

  /** The number of rows is unknown until the end, so it is estimated from the bytes read so far. */
  @Override
  public void acknowledged(Tally tally, long consumed, long fileSize) {
    long expected = consumed == 0 ? tally.read() : Math.ceilDiv(tally.read() * fileSize, consumed);
    bar.maxHint(Math.max(expected, tally.read()));
    bar.stepTo(tally.read());
    bar.setExtraMessage(
        " " + tally.duplicates() + " duplicates, " + tally.rejected() + " rejected");
  }

  @Override
  public void waiting(String complaint) {
    bar.setExtraMessage(" " + complaint + " Retrying.");
  }

  @Override
  public void close() {
    bar.close();
  }
}
