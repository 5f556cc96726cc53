package org.workerservice.client.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LineProgressTest {
  private final StringWriter output = new StringWriter();
  private final LineProgress progress = new LineProgress(new PrintWriter(output), Duration.ZERO);

  @Test
  void shouldKnowTheRateFromTheFirstChunkOn() {
    progress.started(Tally.NONE);
    progress.acknowledged(new Tally(500, 500, 0, 0, 0), 1, 1_000_000_000_000L);

    assertThat(output.toString())
        .startsWith("500 rows, ")
        .doesNotContain(" 0/s")
        .doesNotContain("about 0 s left");
  }

  @Test
  void shouldNotCountTheRowsOfAnEarlierRun() {
    progress.started(new Tally(500, 500, 0, 0, 0));
    progress.acknowledged(new Tally(500, 500, 0, 0, 0), 500, 1_000_000);

    assertThat(output.toString()).contains("500 rows, 0/s, ", ", time left unknown");
  }
}
