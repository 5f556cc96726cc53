package org.workerservice.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class JobWatchTest {
  private static final Logger LOG = (Logger) LoggerFactory.getLogger("org.workerservice.jobs");

  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final JobWatch watch =
      new JobWatch(
          new JobMeters(new SimpleMeterRegistry(), "sweeping"),
          new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(4)));

  @BeforeEach
  void listen() {
    LOG.setLevel(Level.INFO);
    LOG.setAdditive(false);
    lines.start();
    LOG.addAppender(lines);
  }

  @AfterEach
  void leave() {
    LOG.detachAppender(lines);
    LOG.setAdditive(true);
    LOG.setLevel(null);
  }

  private Iterable<String> said() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void shouldLogEachKindOfFailureOnceUntilTheLoopWorksAgain() {
    for (int i = 0; i < 3; i++) {
      watch.failed(new IllegalStateException("Ada Lovelace"));
      watch.failed(new UnsupportedOperationException("Ada Lovelace"));
    }
    watch.succeeded();
    watch.succeeded();
    watch.failed(new UnsupportedOperationException("Ada Lovelace"));

    assertThat(said())
        .satisfiesExactly(
            first -> assertThat(first).contains("sweeping", "IllegalStateException"),
            second -> assertThat(second).contains("UnsupportedOperationException"),
            again -> assertThat(again).contains("works again, after 6 failures"),
            later -> assertThat(later).contains("UnsupportedOperationException"))
        .noneMatch(line -> line.contains("Lovelace"));
  }

  @Test
  void shouldLogEachSkippedRecordOnceUpToALimit() {
    SkippedRecords skipped = new SkippedRecords("sweeping");
    for (int round = 0; round < 2; round++) {
      for (int record = 0; record < 1_000; record++) {
        skipped.add(new UUID(1, record), new IllegalStateException("Ada Lovelace"));
      }
    }

    assertThat(said()).hasSize(100).noneMatch(line -> line.contains("Lovelace"));
    assertThat(said().iterator().next()).contains(new UUID(1, 0).toString());
  }
}
