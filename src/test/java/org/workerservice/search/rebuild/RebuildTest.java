package org.workerservice.search.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.search.rebuild.IndexStage.NOW;
import static org.workerservice.search.rebuild.IndexStage.TENANT;
import static org.workerservice.search.rebuild.IndexStage.id;
import static org.workerservice.search.rebuild.IndexStage.worker;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.search.feed.IndexFeed;
import org.workerservice.search.index.CommitNote;
import org.workerservice.search.index.IndexFiles;
import org.workerservice.search.index.WorkerIndex;
import org.workerservice.support.FakeSearchSource;

class RebuildTest {
  private static final UUID OTHER_TENANT = new UUID(9, 9);
  private static final int PAGE = 500;

  @TempDir private static Path root;
  private static int tests;

  @RegisterExtension
  private final IndexStage stage = new IndexStage(root.resolve("search-" + ++tests));

  private final FakeSearchSource source = stage.source();
  private final List<WorkerIndex> opened = new ArrayList<>();
  private Rebuild rebuild;

  @AfterEach
  void close() {
    opened.forEach(WorkerIndex::abandon);
  }

  private Future<IndexFeed> run() {
    rebuild = new Rebuild(stage.tools(), stage.files(), stage.analyzer(), (index, failure) -> {});
    return rebuild.run().onSuccess(feed -> opened.add(feed.index()));
  }

  private List<Long> found(IndexFeed feed, String text) throws IOException {
    return stage.found(feed.index(), text);
  }

  @Test
  void shouldScanEveryTenantAndReplayTheLogFromWhereItWas() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    source.put(TENANT, worker(2, "Ben"));
    source.put(OTHER_TENANT, worker(3, "Ada"));

    IndexFeed feed = stage.value(this::run);

    assertThat(source.steps())
        .containsExactly(
            "log 0",
            "tenants",
            "workersAfter 0",
            "workersAfter 2",
            "workersAfter 0",
            "workersAfter 3",
            "changes 3",
            "log 3");
    assertThat(found(feed, "ada")).containsExactly(1L);
    assertThat(feed.index().size()).isEqualTo(3);
    assertThat(feed.cursor()).isEqualTo(3);
  }

  @Test
  void shouldReportItsProgress() {
    source.put(TENANT, worker(1, "Ada"));
    source.put(OTHER_TENANT, worker(2, "Ben"));
    Promise<Void> scan = source.hold("workersAfter");

    Future<IndexFeed> running = stage.begin(this::run);

    assertThat(rebuild.isRunning()).isTrue();
    RebuildJob begun = rebuild.job();
    assertThat(begun)
        .isEqualTo(
            new RebuildJob(begun.id(), RebuildJob.State.RUNNING, 2, 0, NOW, Optional.empty()));
    stage.release(scan);
    assertThat(running.succeeded()).isTrue();
    assertThat(rebuild.isRunning()).isFalse();
    assertThat(rebuild.job())
        .isEqualTo(
            new RebuildJob(begun.id(), RebuildJob.State.COMPLETED, 2, 2, NOW, Optional.of(NOW)));
  }

  @Test
  void shouldScanInPages() throws IOException {
    LongStream.rangeClosed(1, PAGE + 1).forEach(one -> source.put(TENANT, worker(one, "Ada")));

    IndexFeed feed = stage.value(this::run);

    assertThat(source.steps())
        .containsSubsequence("workersAfter 0", "workersAfter 500", "workersAfter 501");
    assertThat(feed.index().size()).isEqualTo(PAGE + 1);
    assertThat(rebuild.job().indexed()).isEqualTo(PAGE + 1);
  }

  @Test
  void shouldBuildAnEmptyIndexOfAnEmptyRegistry() throws IOException {
    IndexFeed feed = stage.value(this::run);

    assertThat(source.steps()).containsExactly("log 0", "tenants", "changes 0", "log 0");
    assertThat(feed.index().size()).isZero();
  }

  @Test
  void shouldApplyChangesMadeDuringTheScan() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    source.put(TENANT, worker(2, "Ben"));
    source.put(TENANT, worker(3, "Eve"));
    Promise<Void> scan = source.hold("workersAfter");

    Future<IndexFeed> running = stage.begin(this::run);
    source.put(TENANT, IndexStage.builder(1, "Adelaide").version(2).build());
    source.delete(TENANT, id(2));
    source.put(TENANT, worker(4, "Kim"));
    stage.release(scan);

    IndexFeed feed = running.result();
    assertThat(source.steps().getLast()).isEqualTo("workers 3");
    assertThat(source.steps()).contains("changes 3");
    assertThat(found(feed, "ada")).isEmpty();
    assertThat(found(feed, "adelaide")).containsExactly(1L);
    assertThat(found(feed, "okafor")).containsExactly(1L, 3L, 4L);
    assertThat(feed.cursor()).isEqualTo(6);
  }

  @Test
  void shouldCountWorkersOnceThatAreScannedAndReplayed() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    Promise<Void> tenants = source.hold("tenants");

    Future<IndexFeed> running = stage.begin(this::run);
    source.put(TENANT, worker(2, "Ben"));
    stage.release(tenants);

    assertThat(source.steps()).contains("workersAfter 2", "changes 1");
    assertThat(running.result().index().size()).isEqualTo(2);
  }

  @Test
  void shouldReplayMoreThanOnePage() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    Promise<Void> scan = source.hold("workersAfter");

    Future<IndexFeed> running = stage.begin(this::run);
    LongStream.rangeClosed(2, PAGE + 2).forEach(one -> source.put(TENANT, worker(one, "Ben")));
    stage.release(scan);

    assertThat(source.steps()).contains("changes 1", "changes 501");
    assertThat(running.result().cursor()).isEqualTo(PAGE + 2);
    assertThat(running.result().index().size()).isEqualTo(PAGE + 2);
  }

  @Test
  void shouldBeDurableBeforeItComesIntoUse() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    Promise<Void> replay = source.hold("changes");

    Future<IndexFeed> running = stage.begin(this::run);

    assertThat(running.isComplete()).isFalse();
    assertThat(stage.files().newest()).isEmpty();
    stage.release(replay);
    IndexFiles.Found found = stage.files().newest().orElseThrow();
    assertThat(found.path()).isEqualTo(running.result().index().path());
    assertThat(found.note())
        .isEqualTo(new CommitNote(running.result().index().registry(), 1, NOW, true));
  }

  @Test
  void shouldBuildBesideTheIndexInUse() throws IOException {
    source.put(TENANT, worker(1, "Ada"));

    IndexFeed first = stage.value(this::run);
    IndexFeed second = stage.value(this::run);

    assertThat(stage.directories()).containsExactly("index-1", "index-2");
    assertThat(found(first, "ada")).isEqualTo(found(second, "ada"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"log", "tenants", "workersAfter", "changes", "workers"})
  void shouldLeaveNothingBehindWhenTheRegistryFails(String question) throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    Promise<Void> scan = source.hold(question.equals("workersAfter") ? "tenants" : "workersAfter");
    source.fail(question, new IllegalStateException("registry"));

    Future<IndexFeed> running = stage.begin(this::run);
    source.put(TENANT, worker(2, "Ben"));
    stage.release(scan);

    assertThat(running.cause()).hasMessage("registry");
    assertThat(rebuild.job().state()).isEqualTo(RebuildJob.State.FAILED);
    assertThat(rebuild.job().finishedAt()).contains(NOW);
    assertThat(stage.directories()).isEmpty();
  }

  @Test
  void shouldStopOnRequestAndLeaveNothingBehind() throws IOException {
    LongStream.rangeClosed(1, PAGE + 1).forEach(one -> source.put(TENANT, worker(one, "Ada")));
    Promise<Void> scan = source.hold("workersAfter");

    Future<IndexFeed> running = stage.begin(this::run);
    rebuild.stop();
    stage.release(scan);

    assertThat(running.cause())
        .isInstanceOfSatisfying(
            ServiceUnavailable.class,
            stopped -> assertThat(stopped.reason()).isEqualTo(Reason.SEARCH));
    assertThat(source.steps()).containsExactly("log 0", "tenants", "workersAfter 0");
    assertThat(rebuild.isRunning()).isFalse();
    assertThat(stage.directories()).isEmpty();
  }
}
