package org.workerservice.search.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.workerservice.search.rebuild.IndexStage.NOW;
import static org.workerservice.search.rebuild.IndexStage.RETENTION;
import static org.workerservice.search.rebuild.IndexStage.TENANT;
import static org.workerservice.search.rebuild.IndexStage.id;
import static org.workerservice.search.rebuild.IndexStage.worker;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.search.index.IndexFiles;
import org.workerservice.search.index.WorkerIndex;
import org.workerservice.search.rebuild.RebuildJob.State;
import org.workerservice.support.FakeSearchSource;

class IndexKeeperTest {
  @TempDir private static Path root;
  private static int tests;

  @RegisterExtension
  private final IndexStage stage = new IndexStage(root.resolve("search-" + ++tests));

  private final FakeSearchSource source = stage.source();
  private IndexKeeper keeper;

  /** Starts as a new run of the service does. */
  private void start() {
    keeper = new IndexKeeper(stage.tools(), stage.analyzer());
    stage.value(
        () -> {
          keeper.start();
          return Future.succeededFuture();
        });
    stage.settle();
  }

  @AfterEach
  void stop() {
    stage.value(keeper::stop);
  }

  private void restart() {
    stop();
    source.forgetSteps();
    start();
  }

  private WorkerIndex current() {
    return stage.value(keeper::current);
  }

  private List<Long> found(String text) throws IOException {
    return stage.found(current(), text);
  }

  private void assertUnavailable() {
    assertUnavailable(stage.failure(keeper::current));
  }

  private static void assertUnavailable(Throwable failure) {
    assertThat(failure)
        .isInstanceOfSatisfying(
            ServiceUnavailable.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.SEARCH));
  }

  private RebuildJob rebuild() {
    RebuildJob job = stage.value(() -> Future.succeededFuture(keeper.rebuild()));
    stage.settle();
    return job;
  }

  private void onLoop(Runnable work) {
    stage.value(
        () -> {
          work.run();
          return Future.succeededFuture();
        });
    stage.settle();
  }

  private void awaitIndex() {
    await().untilAsserted(() -> assertThat(stage.begin(keeper::current).succeeded()).isTrue());
  }

  private boolean wasBuilt() {
    return source.steps().contains("tenants");
  }

  // Start: open the last index, or build one.

  @Test
  void shouldRefuseSearchesUntilAnIndexIsBuilt() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    Promise<Void> scan = source.hold("workersAfter");

    start();

    assertUnavailable();
    assertUnavailable(stage.failure(keeper::currentWithOthers));
    assertThat(stage.available()).isFalse();
    stage.release(scan);
    assertThat(found("ada")).containsExactly(1L);
    assertThat(stage.available()).isTrue();
    assertThat(keeper.job().orElseThrow().state()).isEqualTo(State.COMPLETED);
  }

  @Test
  void shouldOpenTheIndexOfTheLastRunAndCatchUp() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    start();
    source.put(TENANT, worker(2, "Ben"));

    restart();

    assertThat(source.steps()).containsExactly("log 1", "changes 1", "workers 1");
    assertThat(keeper.job()).isEmpty();
    assertThat(found("okafor")).containsExactly(1L, 2L);
    assertThat(stage.directories()).containsExactly("index-1");
  }

  @Test
  void shouldRebuildForAnotherDatabase() {
    source.put(TENANT, worker(1, "Ada"));
    start();
    source.becomeAnother();

    restart();

    assertThat(wasBuilt()).isTrue();
    assertThat(current().path().getFileName()).hasToString("index-2");
  }

  @Test
  void shouldRebuildWhenTheLogEndsBeforeTheIndex() {
    source.put(TENANT, worker(1, "Ada"));
    source.put(TENANT, worker(2, "Ben"));
    start();
    source.goBackTo(1);

    restart();

    assertThat(wasBuilt()).isTrue();
  }

  @Test
  void shouldRebuildWhenTheLogNoLongerHasWhatTheIndexLacks() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    start();
    source.put(TENANT, worker(2, "Ben"));
    source.delete(TENANT, id(1));
    source.drop(2);

    restart();

    assertThat(wasBuilt()).isTrue();
    assertThat(found("okafor")).containsExactly(2L);
    assertThat(stage.directories()).containsExactly("index-2");
  }

  @Test
  void shouldRebuildWhileRunningWhenTheLogNoLongerHasWhatTheIndexLacks() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    start();
    source.put(TENANT, worker(2, "Ben"));
    source.put(TENANT, worker(3, "Cyd"));
    source.drop(2);

    stage.begin(
        () -> {
          keeper.tick();
          return Future.succeededFuture();
        });

    assertThat(wasBuilt()).isTrue();
    assertThat(found("okafor")).containsExactly(1L, 2L, 3L);
  }

  private void leave(Instant current) throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    try (WorkerIndex index =
        WorkerIndex.create(
            stage.files().next(),
            stage.analyzer(),
            stage.limits(),
            source.log(0).result().registry())) {
      index.commit(1, current);
    }
    source.forgetSteps();
  }

  @Test
  void shouldOpenAnIndexThatIsYoungerThanTheRetentionOfTheLog() throws IOException {
    leave(NOW.minus(RETENTION).plusSeconds(1));

    start();

    assertThat(wasBuilt()).isFalse();
  }

  @Test
  void shouldRebuildWhenTheIndexIsAsOldAsTheRetentionOfTheLog() throws IOException {
    leave(NOW.minus(RETENTION));

    start();

    assertThat(wasBuilt()).isTrue();
  }

  @Test
  void shouldRebuildADamagedIndex() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    start();
    Path path = current().path();
    stop();
    IndexStage.damage(path);
    source.forgetSteps();

    start();

    assertThat(wasBuilt()).isTrue();
    assertThat(found("ada")).containsExactly(1L);
    assertThat(stage.directories()).containsExactly("index-2");
  }

  @Test
  void shouldRetryToOpenWhenTheRegistryFails() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    start();
    stop();
    source.fail("log", new IllegalStateException("registry"));

    source.forgetSteps();
    start();

    assertUnavailable();
    awaitIndex();
    assertThat(found("ada")).containsExactly(1L);
    assertThat(wasBuilt()).isFalse();
  }

  @Test
  void shouldRetryToBuildWhenTheRegistryFails() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    source.fail("tenants", new IllegalStateException("registry"));

    start();

    assertUnavailable();
    assertThat(keeper.job().orElseThrow().state()).isEqualTo(State.FAILED);
    awaitIndex();
    assertThat(found("ada")).containsExactly(1L);
  }

  // What a search sees.

  @Test
  void shouldShowChangesThatThisNodeAcknowledged() throws IOException {
    start();
    stage.handover().committed(worker(1, "Ada"), source.put(TENANT, worker(1, "Ada")));

    assertThat(found("ada")).containsExactly(1L);
    assertThat(source.steps()).doesNotContain("workers 1");
  }

  @Test
  void shouldShowChangesOfOtherNodesOnRequest() throws IOException {
    start();
    source.put(TENANT, worker(1, "Ada"));

    assertThat(found("ada")).isEmpty();
    assertThat(stage.found(stage.value(keeper::currentWithOthers), "ada")).containsExactly(1L);
  }

  @Test
  void shouldPollForChangesOfOtherNodes() throws IOException {
    start();
    source.put(TENANT, worker(1, "Ada"));

    onLoop(keeper::tick);

    assertThat(found("ada")).containsExactly(1L);
  }

  @Test
  void shouldKeepTheIndexWhenTheRegistryFailsForAWhile() throws IOException {
    start();
    WorkerIndex index = current();
    stage.handover().committed(source.put(TENANT, worker(1, "Ada")));
    source.fail("changes", new IllegalStateException("registry"));

    assertUnavailable();
    assertThat(stage.available()).isTrue();
    assertThat(found("ada")).containsExactly(1L);
    assertThat(current()).isSameAs(index);
  }

  // Rebuilding on request.

  @Test
  void shouldSearchTheOldIndexDuringARebuild() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    start();
    WorkerIndex old = current();
    Promise<Void> scan = source.hold("workersAfter");

    RebuildJob job = rebuild();
    stage.handover().committed(source.put(TENANT, worker(2, "Ben")));

    assertThat(job.state()).isEqualTo(State.RUNNING);
    assertThat(found("okafor")).containsExactly(1L, 2L);
    assertThat(current()).isSameAs(old);
    assertThat(keeper.isReplaced(old)).isFalse();

    stage.release(scan);
    assertThat(keeper.job().orElseThrow().id()).isEqualTo(job.id());
    assertThat(keeper.job().orElseThrow().state()).isEqualTo(State.COMPLETED);
    assertThat(keeper.isReplaced(old)).isTrue();
    assertThat(found("okafor")).containsExactly(1L, 2L);
    assertThat(current()).isNotSameAs(old);
    assertThat(stage.directories()).containsExactly("index-2");
  }

  @Test
  void shouldBuildOneAtATime() {
    start();
    Promise<Void> tenants = source.hold("tenants");

    RebuildJob first = rebuild();
    RebuildJob second = rebuild();
    assertThat(second.id()).isEqualTo(first.id());

    stage.release(tenants);
    assertThat(rebuild().id()).isNotEqualTo(first.id());
  }

  @Test
  void shouldKeepTheOldIndexWhenTheNewOneCannotBeBuilt() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    start();
    WorkerIndex old = current();
    source.fail("tenants", new IllegalStateException("registry"));

    rebuild();

    assertThat(keeper.job().orElseThrow().state()).isEqualTo(State.FAILED);
    assertThat(current()).isSameAs(old);
    assertThat(stage.available()).isTrue();
    assertThat(stage.directories()).containsExactly("index-1");
  }

  @Test
  void shouldHandWaitingSearchesOnToTheNewIndex() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    start();
    WorkerIndex old = current();
    stage.handover().committed(source.put(TENANT, worker(2, "Ben")));
    Promise<Void> round = source.hold("changes");

    Future<WorkerIndex> waiting = stage.begin(keeper::current);
    assertThat(waiting.isComplete()).isFalse();
    rebuild();

    assertThat(waiting.result()).isNotSameAs(old);
    assertThat(stage.found(waiting.result(), "okafor")).containsExactly(1L, 2L);
    assertThat(stage.directories()).containsExactly("index-1", "index-2");
    stage.release(round);
    await().untilAsserted(() -> assertThat(stage.directories()).containsExactly("index-2"));
  }

  // Damage.

  @Test
  void shouldReplaceADamagedIndexAndRefuseSearchesUntilThen() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    start();
    WorkerIndex damaged = current();
    Promise<Void> tenants = source.hold("tenants");

    onLoop(() -> keeper.suspect(damaged, new IOException("damage")));

    assertUnavailable();
    assertThat(stage.available()).isFalse();
    stage.release(tenants);
    assertThat(stage.available()).isTrue();
    assertThat(found("ada")).containsExactly(1L);
    assertThat(current()).isNotSameAs(damaged);
    assertThat(stage.directories()).containsExactly("index-2");
  }

  @Test
  void shouldTellWaitingSearchesThatTheIndexIsDamaged() {
    start();
    WorkerIndex damaged = current();
    stage.handover().committed(source.put(TENANT, worker(1, "Ada")));
    source.hold("changes");
    Future<WorkerIndex> waiting = stage.begin(keeper::current);

    onLoop(() -> keeper.suspect(damaged, new IOException("damage")));

    assertUnavailable(waiting.cause());
  }

  @Test
  void shouldSearchAnIndexWhoseDiskIsFullUntilThereIsRoomForAnother() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    start();
    WorkerIndex index = current();
    source.forgetSteps();
    stage.room().set(false);

    onLoop(() -> keeper.suspect(index, new IOException("No space left on device")));
    onLoop(keeper::tick);
    assertThat(wasBuilt()).isFalse();
    assertThat(found("okafor")).containsExactly(1L);

    stage.room().set(true);
    onLoop(keeper::tick);
    assertThat(wasBuilt()).isTrue();
    assertThat(current()).isNotSameAs(index);
    assertThat(found("okafor")).containsExactly(1L);
  }

  @Test
  void shouldNotReplaceAnIndexForTheDamageOfAnEarlierOne() {
    start();
    WorkerIndex old = current();
    rebuild();
    WorkerIndex index = current();

    onLoop(() -> keeper.suspect(old, new IOException("damage")));

    assertThat(current()).isSameAs(index);
  }

  @Test
  void shouldKeepAnIndexWithIntactFiles() {
    start();
    WorkerIndex index = current();

    onLoop(() -> keeper.suspect(index, new IllegalStateException("query")));

    assertThat(current()).isSameAs(index);
  }

  @Test
  void shouldReplaceAnIndexWithChangedFilesWhenAQueryFails() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    start();
    WorkerIndex index = current();
    IndexStage.damage(index.path());

    onLoop(() -> keeper.suspect(index, new IllegalStateException("query")));

    assertThat(current()).isNotSameAs(index);
    assertThat(found("ada")).containsExactly(1L);
  }

  @Test
  void shouldNoticeChangedFiles() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    start();
    WorkerIndex index = current();
    onLoop(keeper::tick);
    assertThat(current()).isSameAs(index);

    IndexStage.damage(index.path());
    onLoop(keeper::tick);

    assertThat(current()).isNotSameAs(index);
    assertThat(found("ada")).containsExactly(1L);
  }

  @Test
  void shouldNoticeDeletedFiles() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    start();
    IndexFiles.delete(current().path());

    onLoop(keeper::tick);

    assertThat(found("ada")).containsExactly(1L);
  }

  // Stop.

  @Test
  void shouldMakeTheIndexDurableAndRefuseSearches() throws IOException {
    start();
    stage.handover().committed(source.put(TENANT, worker(1, "Ada")));
    current();

    stop();

    assertThat(stage.files().newest().orElseThrow().note().cursor()).isEqualTo(1);
    assertUnavailable();
    open(stage.files().newest().orElseThrow().path());
  }

  /** Fails when an index is still in use. */
  private void open(Path path) throws IOException {
    WorkerIndex.open(path, stage.analyzer(), stage.limits(), source.log(0).result().registry())
        .close();
  }

  @Test
  void shouldStopARunningRebuild() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    Promise<Void> scan = source.hold("workersAfter");
    start();

    Future<Void> stopped = stage.begin(keeper::stop);
    assertThat(stopped.isComplete()).isFalse();
    stage.release(scan);

    assertThat(stopped.succeeded()).isTrue();
    assertThat(keeper.job().orElseThrow().state()).isEqualTo(State.FAILED);
    assertThat(stage.directories()).isEmpty();
  }

  @Test
  void shouldNotUseAnIndexThatIsBuiltAfterTheStop() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    Promise<Void> replay = source.hold("changes");
    start();

    Future<Void> stopped = stage.begin(keeper::stop);
    stage.release(replay);

    assertThat(stopped.succeeded()).isTrue();
    assertUnavailable();
    assertThat(stage.available()).isFalse();
    open(stage.files().newest().orElseThrow().path());
  }

  @Test
  void shouldNotBuildAnIndexAfterTheStop() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    start();
    stop();
    source.becomeAnother();
    source.forgetSteps();
    Promise<Void> log = source.hold("log");
    start();

    Future<Void> stopped = stage.begin(keeper::stop);
    stage.release(log);

    assertThat(stopped.succeeded()).isTrue();
    assertThat(source.steps()).containsExactly("log 1");
    assertThat(keeper.job()).isEmpty();
  }

  @Test
  void shouldCloseAnIndexThatIsOpenedAfterTheStop() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    start();
    stop();
    Promise<Void> log = source.hold("log");
    start();

    Future<Void> stopped = stage.begin(keeper::stop);
    stage.release(log);

    assertThat(stopped.succeeded()).isTrue();
    assertUnavailable();
    open(stage.files().newest().orElseThrow().path());
  }
}
