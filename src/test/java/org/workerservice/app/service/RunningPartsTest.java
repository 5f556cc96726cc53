package org.workerservice.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.workerservice.app.startup.StartupException;

class RunningPartsTest {
  /** Any other exception would bypass the code that stops the parts started before. */
  @Test
  void shouldExplainCheckedFailuresOfItsParts() {
    Future<Void> refused = Future.failedFuture(new BindException("Address already in use"));

    assertThatThrownBy(() -> RunningParts.await(refused, Duration.ofSeconds(1)))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("uses the HTTP port");
  }

  @Test
  void shouldCancelAStartAndCloseTheLastPart() {
    List<String> closed = new ArrayList<>();
    RunningParts parts = new RunningParts();
    parts.add(() -> closed.add("first"));
    parts.cancelStart();

    assertThatThrownBy(() -> parts.add(() -> closed.add("second")))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("stopped while it started");
    parts.close();

    assertThat(closed).containsExactly("second", "first");
  }
}
