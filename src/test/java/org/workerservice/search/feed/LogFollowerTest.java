package org.workerservice.search.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.model.HumanName;
import org.workerservice.model.Worker;
import org.workerservice.search.index.MissingChanges;

@ExtendWith(VertxExtension.class)
class LogFollowerTest {
  private static final Instant EARLIER = FeedStage.NOW.minusSeconds(60);

  @TempDir private Path directory;

  private final AtomicBoolean stopped = new AtomicBoolean();
  private FeedStage stage;
  private LogFollower follower;

  @BeforeEach
  void open(Vertx vertx) throws IOException {
    stage = new FeedStage(vertx, directory, Duration.ofHours(1));
    follower = new LogFollower(stage.tools, stage.index, 0, EARLIER, stopped::get);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private void write(long first, long last) {
    LongStream.rangeClosed(first, last)
        .forEach(
            number ->
                stage.source.put(
                    FeedStage.TENANT,
                    Worker.named(HumanName.of("Okafor", "Ada"))
                        .id(new UUID(7, number))
                        .version(1)
                        .build()));
  }

  private int indexed() throws IOException {
    stage.index.refresh();
    return stage.index.size();
  }

  @Test
  void shouldApplyEveryChangePageByPage() throws IOException {
    write(1, LogFollower.PAGE + 1);

    Future<Void> caughtUp = follower.catchUp();
    assertThat(follower.watermark()).isZero();
    stage.pool.runNext();
    assertThat(follower.watermark()).isEqualTo(LogFollower.PAGE);
    assertThat(follower.current()).isEqualTo(EARLIER);
    stage.pool.runAll();

    assertThat(caughtUp.succeeded()).isTrue();
    assertThat(follower.watermark()).isEqualTo(LogFollower.PAGE + 1);
    assertThat(follower.current()).isEqualTo(FeedStage.NOW);
    assertThat(stage.indexedSequence()).isEqualTo(LogFollower.PAGE + 1);
    assertThat(indexed()).isEqualTo(LogFollower.PAGE + 1);
  }

  @Test
  void shouldBeCurrentWhenTheLogHasNothingNew() {
    Future<Void> caughtUp = follower.catchUp();

    assertThat(caughtUp.succeeded()).isTrue();
    assertThat(follower.current()).isEqualTo(FeedStage.NOW);
    assertThat(stage.pool.size()).isZero();
  }

  @Test
  void shouldEndAfterTheRunningPageWhenStopped() {
    write(1, LogFollower.PAGE + 1);
    Future<Void> caughtUp = follower.catchUp();

    stopped.set(true);
    stage.pool.runAll();

    assertThat(caughtUp.succeeded()).isTrue();
    assertThat(follower.watermark()).isEqualTo(LogFollower.PAGE);
    assertThat(stage.source.steps()).doesNotContain("changes " + LogFollower.PAGE);
    assertThat(stage.indexedSequence()).isZero();
  }

  @Test
  void shouldKeepTheWatermarkWhenAPageCannotBeApplied() {
    write(1, 1);
    stage.index.abandon();

    Future<Void> caughtUp = follower.catchUp();
    stage.pool.runAll();

    assertThat(caughtUp.failed()).isTrue();
    assertThat(follower.watermark()).isZero();
    assertThat(follower.current()).isEqualTo(EARLIER);
  }

  @Test
  void shouldReadAgainFromTheWatermarkAfterAFailure() {
    write(1, 1);
    Promise<Void> page = stage.source.hold("changes");
    Future<Void> failed = follower.catchUp();
    page.fail("log");
    assertThat(failed.failed()).isTrue();

    Future<Void> caughtUp = follower.catchUp();
    stage.pool.runAll();

    assertThat(caughtUp.succeeded()).isTrue();
    assertThat(follower.watermark()).isEqualTo(1);
  }

  @Test
  void shouldFailWhenTheLogHasDroppedChangesThatTheIndexLacks() {
    write(1, 3);
    stage.source.drop(2);

    Future<Void> caughtUp = follower.catchUp();
    stage.pool.runAll();

    assertThat(caughtUp.cause()).isInstanceOf(MissingChanges.class);
    assertThat(follower.watermark()).isZero();
  }

  @Test
  void shouldFailWhenTheLogHasDroppedAllChanges() {
    write(1, 3);
    stage.source.drop(3);

    Future<Void> caughtUp = follower.catchUp();

    assertThat(caughtUp.cause()).isInstanceOf(MissingChanges.class);
  }

  @Test
  void shouldApplyChangesAfterAGapThatARolledBackTransactionLeft() {
    stage.source.skipSequence();
    write(1, 1);

    Future<Void> caughtUp = follower.catchUp();
    stage.pool.runAll();

    assertThat(caughtUp.succeeded()).isTrue();
    assertThat(follower.watermark()).isEqualTo(2);
  }

  @Test
  void shouldBackOffAfterAFailure() {
    assertThat(follower.isPollDue()).isTrue();

    follower.failed(new IllegalStateException("log"));

    assertThat(follower.isPollDue()).isFalse();
    assertThat(stage.jobFailures("search_feed")).isEqualTo(1);
  }
}
