package org.workerservice.api.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WriteProgressTest {
  private long now;
  private final WriteProgress progress = new WriteProgress(Duration.ofNanos(30), () -> now);

  @Test
  void shouldNotStallWhenNothingIsPending() {
    progress.track(Future.succeededFuture());
    now = 1_000;

    assertThat(progress.isStalled()).isFalse();
  }

  @Test
  void shouldStallWhenTheClientReadsNothing() {
    now = 1_000;
    progress.track(Promise.<Void>promise().future());

    now = 1_030;
    assertThat(progress.isStalled()).isFalse();
    now = 1_031;
    assertThat(progress.isStalled()).isTrue();
  }

  @Test
  void shouldWaitForASlowReaderThatMakesProgress() {
    Promise<Void> first = Promise.promise();
    progress.track(first.future());
    progress.track(Promise.<Void>promise().future());

    now = 25;
    first.complete();
    now = 50;
    assertThat(progress.isStalled()).isFalse();
    now = 56;

    assertThat(progress.isStalled()).isTrue();
  }
}
