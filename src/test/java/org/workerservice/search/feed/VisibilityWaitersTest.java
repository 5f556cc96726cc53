package org.workerservice.search.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(VertxExtension.class)
class VisibilityWaitersTest {
  @TempDir private Path directory;

  private FeedStage stage;
  private VisibilityWaiters waiters;

  @BeforeEach
  void open(Vertx vertx) throws IOException {
    stage = new FeedStage(vertx, directory, Duration.ofHours(1));
    waiters = new VisibilityWaiters(stage.pool, stage.tools.meters(), stage.index, 5);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void shouldReleaseEverySearchWithOneRefresh() {
    Future<Void> first = waiters.await(6);
    Future<Void> second = waiters.await(7);

    Future<Void> refresh = waiters.refresh(7);
    assertThat(first.isComplete()).isFalse();
    assertThat(stage.pool.size()).isEqualTo(1);
    stage.pool.runNext();

    assertThat(refresh.succeeded()).isTrue();
    assertThat(first.succeeded()).isTrue();
    assertThat(second.succeeded()).isTrue();
    assertThat(waiters.isVisible(7)).isTrue();
    assertThat(waiters.isEmpty()).isTrue();
  }

  @Test
  void shouldKeepASearchThatNeedsALaterRefresh() {
    Future<Void> early = waiters.await(6);
    waiters.refresh(6);
    Future<Void> late = waiters.await(7);

    stage.pool.runNext();

    assertThat(early.succeeded()).isTrue();
    assertThat(late.isComplete()).isFalse();
    assertThat(waiters.isAwaited(6)).isFalse();
    assertThat(waiters.isAwaited(7)).isTrue();
  }

  @Test
  void shouldReleaseASearchThatArrivesDuringTheRefreshItNeeds() {
    waiters.refresh(6);
    Future<Void> search = waiters.await(6);

    stage.pool.runNext();

    assertThat(search.succeeded()).isTrue();
  }

  @Test
  void shouldShowNothingNewWhenTheRefreshFails() {
    stage.index.abandon();
    Future<Void> search = waiters.await(6);

    Future<Void> refresh = waiters.refresh(6);
    stage.pool.runNext();

    assertThat(refresh.failed()).isTrue();
    assertThat(search.isComplete()).isFalse();
    assertThat(waiters.isVisible(6)).isFalse();
  }

  @Test
  void shouldFailEverySearch() {
    Future<Void> search = waiters.await(6);

    waiters.failAll(new IllegalStateException("log"));

    assertThat(search.cause()).hasMessage("log");
    assertThat(waiters.isEmpty()).isTrue();
  }

  @Test
  void shouldMoveSearchesToASuccessor() {
    Future<Void> first = waiters.await(6);
    Future<Void> second = waiters.await(7);
    Promise<Void> reached = Promise.promise();
    List<Long> sequences = new ArrayList<>();

    waiters.moveTo(
        sequence -> {
          sequences.add(sequence);
          return sequence == 6 ? reached.future() : Future.failedFuture("stopped");
        });

    assertThat(sequences).containsExactly(6L, 7L);
    assertThat(waiters.isEmpty()).isTrue();
    assertThat(first.isComplete()).isFalse();
    assertThat(second.cause()).hasMessage("stopped");
    reached.complete();
    assertThat(first.succeeded()).isTrue();
  }
}
