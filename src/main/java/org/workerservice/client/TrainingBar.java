package org.workerservice.client;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on a terminal with the workers looked at and the remaining time. */
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
    // The last step is counted as one of one; the bar is full by then.
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
