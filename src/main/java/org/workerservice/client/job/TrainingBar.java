package org.workerservice.client.job;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on a terminal with the processed workers and the remaining time. */
public final class TrainingBar implements Training.Progress, AutoCloseable {
  private static final int REFRESH_MILLIS = 200;

  private final ProgressBar bar =
      ProgressBar.builder()
          .setTaskName("Train")
          .setUnit(" workers", 1)
          .setStyle(ProgressBarStyle.ASCII)
          .setUpdateIntervalMillis(REFRESH_MILLIS)
          .showSpeed()
          .build();

  @Override
  public void reached(String phase, long done, long total) {
    // The last phase reports 1 of 1 when the bar is already full.
    if (total > 1) {
      bar.maxHint(total);
      bar.stepTo(done);
    }
    bar.setExtraMessage(" " + phase);
  }

  @Override
  public void close() {
    bar.close();
  }
}
