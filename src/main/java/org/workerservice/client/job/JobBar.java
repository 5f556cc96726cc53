package org.workerservice.client.job;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on a terminal with the steps of a job, their rate and the remaining time. */
public final class JobBar implements Training.Progress, AutoCloseable {
  private static final int REFRESH_MILLIS = 200;

  private final ProgressBar bar =
      ProgressBar.builder()
          .setTaskName("De-duplicate")
          .setStyle(ProgressBarStyle.ASCII)
          .setUpdateIntervalMillis(REFRESH_MILLIS)
          .showSpeed(new DecimalFormat("#,##0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
          .build();
  private String shown = "";

  @Override
  public void reached(String phase, long done, long total) {
    if (!phase.equals(shown)) {
      shown = phase;
      bar.reset();
      bar.setExtraMessage(" " + phase);
    }
    if (total > 1) {
      bar.maxHint(total);
    }
    bar.stepTo(done);
  }

  @Override
  public void close() {
    bar.close();
  }
}
