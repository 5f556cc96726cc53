package org.workerservice.app;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.net.BindException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunningPartsTest {
  /** Any other exception would pass by the place that stops what was started before. */
  @Test
  void shouldExplainCheckedFailuresOfItsParts() {
    Future<Void> refused = Future.failedFuture(new BindException("Address already in use"));

    assertThatThrownBy(() -> RunningParts.await(refused, Duration.ofSeconds(1)))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("port is taken");
  }
}
