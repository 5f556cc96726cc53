package org.workerservice.search.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.search.index.IndexFiles;

@ExtendWith(VertxExtension.class)
class IndexCommitterTest {
  @TempDir private Path directory;

  private final List<Throwable> failures = new ArrayList<>();
  private FeedStage stage;

  private IndexCommitter committer(Vertx vertx, Duration interval) throws IOException {
    stage = new FeedStage(vertx, directory, interval);
    return new IndexCommitter(stage.tools, stage.index, 5, failures::add);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private void commitIfDue(IndexCommitter committer, long applied) {
    committer.commitIfDue(applied, FeedStage.NOW);
  }

  @Test
  void shouldMakeChangesDurable(Vertx vertx) throws IOException {
    IndexCommitter committer = committer(vertx, Duration.ZERO);

    commitIfDue(committer, 6);
    assertThat(committer.watermark()).isEqualTo(5);
    stage.pool.runNext();

    assertThat(committer.watermark()).isEqualTo(6);
  }

  @Test
  void shouldWriteTheWatermarkIntoTheCommit(Vertx vertx) throws IOException {
    IndexCommitter committer = committer(vertx, Duration.ZERO);

    Future<Void> commit = committer.commit(6, FeedStage.NOW);
    stage.pool.runNext();

    assertThat(commit.succeeded()).isTrue();
    IndexFiles.Found found = new IndexFiles(directory).newest().orElseThrow();
    assertThat(found.note().cursor()).isEqualTo(6);
    assertThat(found.note().current()).isEqualTo(FeedStage.NOW);
  }

  @Test
  void shouldNotCommitWithoutChanges(Vertx vertx) throws IOException {
    commitIfDue(committer(vertx, Duration.ZERO), 5);

    assertThat(stage.pool.size()).isZero();
  }

  @Test
  void shouldNotCommitBeforeTheIntervalIsOver(Vertx vertx) throws IOException {
    commitIfDue(committer(vertx, Duration.ofHours(1)), 6);

    assertThat(stage.pool.size()).isZero();
  }

  @Test
  void shouldNotCommitWithoutRoomOnTheDisk(Vertx vertx) throws IOException {
    IndexCommitter committer = committer(vertx, Duration.ZERO);
    stage.room.set(false);
    commitIfDue(committer, 6);
    assertThat(stage.pool.size()).isZero();

    stage.room.set(true);
    commitIfDue(committer, 6);

    assertThat(stage.pool.size()).isEqualTo(1);
  }

  @Test
  void shouldCommitOnceAtATime(Vertx vertx) throws IOException {
    IndexCommitter committer = committer(vertx, Duration.ZERO);
    commitIfDue(committer, 6);

    commitIfDue(committer, 7);

    assertThat(stage.pool.size()).isEqualTo(1);
    assertThat(committer.idle().isComplete()).isFalse();
    stage.pool.runNext();
    assertThat(committer.idle().isComplete()).isTrue();
    commitIfDue(committer, 7);
    stage.pool.runNext();
    assertThat(committer.watermark()).isEqualTo(7);
  }

  @Test
  void shouldReportAFailedCommitAndKeepTheWatermark(Vertx vertx) throws IOException {
    IndexCommitter committer = committer(vertx, Duration.ZERO);
    stage.index.abandon();

    commitIfDue(committer, 6);
    stage.pool.runNext();

    assertThat(failures).hasSize(1);
    assertThat(committer.watermark()).isEqualTo(5);
    assertThat(committer.idle().succeeded()).isTrue();
    assertThat(stage.jobFailures("search_commit")).isEqualTo(1);
  }
}
