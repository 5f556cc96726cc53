package org.workerservice.search.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.workerservice.search.rebuild.IndexStage.TENANT;
import static org.workerservice.search.rebuild.IndexStage.worker;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.search.index.IndexFiles;
import org.workerservice.search.index.WorkerIndex;
import org.workerservice.search.rebuild.RebuildJob.State;
import org.workerservice.support.FakeSearchSource;

/** Rebuilding on request, and because of damage. */
class IndexKeeperRebuildTest {
  @TempDir private static Path root;
  private static int tests;

  @RegisterExtension
  private final KeeperStage run = new KeeperStage(root.resolve("search-" + ++tests));

  private final IndexStage stage = run.stage();
  private final FakeSearchSource source = stage.source();

  @Test
  void shouldSearchTheOldIndexDuringARebuild() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    run.start();
    WorkerIndex old = run.current();
    Promise<Void> scan = source.hold("workersAfter");

    RebuildJob job = run.rebuild();
    stage.handover().committed(source.put(TENANT, worker(2, "Ben")));

    assertThat(job.state()).isEqualTo(State.RUNNING);
    assertThat(run.found("okafor")).containsExactly(1L, 2L);
    assertThat(run.current()).isSameAs(old);
    assertThat(run.keeper().isReplaced(old)).isFalse();

    stage.release(scan);
    assertThat(run.keeper().job().orElseThrow().id()).isEqualTo(job.id());
    assertThat(run.keeper().job().orElseThrow().state()).isEqualTo(State.COMPLETED);
    assertThat(run.keeper().isReplaced(old)).isTrue();
    assertThat(run.found("okafor")).containsExactly(1L, 2L);
    assertThat(run.current()).isNotSameAs(old);
    assertThat(stage.directories()).containsExactly("index-2");
  }

  @Test
  void shouldBuildOneAtATime() {
    run.start();
    Promise<Void> tenants = source.hold("tenants");

    RebuildJob first = run.rebuild();
    RebuildJob second = run.rebuild();
    assertThat(second.id()).isEqualTo(first.id());

    stage.release(tenants);
    assertThat(run.rebuild().id()).isNotEqualTo(first.id());
  }

  @Test
  void shouldKeepTheOldIndexWhenTheNewOneCannotBeBuilt() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    run.start();
    WorkerIndex old = run.current();
    source.fail("tenants", new IllegalStateException("registry"));

    run.rebuild();

    assertThat(run.keeper().job().orElseThrow().state()).isEqualTo(State.FAILED);
    assertThat(run.current()).isSameAs(old);
    assertThat(stage.available()).isTrue();
    assertThat(stage.directories()).containsExactly("index-1");
  }

  @Test
  void shouldHandWaitingSearchesOnToTheNewIndex() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    run.start();
    WorkerIndex old = run.current();
    stage.handover().committed(source.put(TENANT, worker(2, "Ben")));
    Promise<Void> round = source.hold("changes");

    Future<WorkerIndex> waiting = stage.begin(run.keeper()::current);
    assertThat(waiting.isComplete()).isFalse();
    run.rebuild();

    assertThat(waiting.result()).isNotSameAs(old);
    assertThat(stage.found(waiting.result(), "okafor")).containsExactly(1L, 2L);
    assertThat(stage.directories()).containsExactly("index-1", "index-2");
    stage.release(round);
    await().untilAsserted(() -> assertThat(stage.directories()).containsExactly("index-2"));
  }

  @Test
  void shouldReplaceADamagedIndexAndRefuseSearchesUntilThen() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    run.start();
    WorkerIndex damaged = run.current();
    Promise<Void> tenants = source.hold("tenants");

    run.onLoop(() -> run.keeper().suspect(damaged, new IOException("damage")));

    run.assertUnavailable();
    assertThat(stage.available()).isFalse();
    stage.release(tenants);
    assertThat(stage.available()).isTrue();
    assertThat(run.found("ada")).containsExactly(1L);
    assertThat(run.current()).isNotSameAs(damaged);
    assertThat(stage.directories()).containsExactly("index-2");
  }

  @Test
  void shouldTellWaitingSearchesThatTheIndexIsDamaged() {
    run.start();
    WorkerIndex damaged = run.current();
    stage.handover().committed(source.put(TENANT, worker(1, "Ada")));
    source.hold("changes");
    Future<WorkerIndex> waiting = stage.begin(run.keeper()::current);

    run.onLoop(() -> run.keeper().suspect(damaged, new IOException("damage")));

    KeeperStage.assertUnavailable(waiting.cause());
  }

  @Test
  void shouldSearchAnIndexWhoseDiskIsFullUntilThereIsRoomForAnother() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    run.start();
    WorkerIndex index = run.current();
    source.forgetSteps();
    stage.room().set(false);

    run.onLoop(() -> run.keeper().suspect(index, new IOException("No space left on device")));
    run.onLoop(run.keeper()::tick);
    assertThat(run.wasBuilt()).isFalse();
    assertThat(run.found("okafor")).containsExactly(1L);

    stage.room().set(true);
    run.onLoop(run.keeper()::tick);
    assertThat(run.wasBuilt()).isTrue();
    assertThat(run.current()).isNotSameAs(index);
    assertThat(run.found("okafor")).containsExactly(1L);
  }

  @Test
  void shouldNotReplaceAnIndexForTheDamageOfAnEarlierOne() {
    run.start();
    WorkerIndex old = run.current();
    run.rebuild();
    WorkerIndex index = run.current();

    run.onLoop(() -> run.keeper().suspect(old, new IOException("damage")));

    assertThat(run.current()).isSameAs(index);
  }

  @Test
  void shouldKeepAnIndexWithIntactFiles() {
    run.start();
    WorkerIndex index = run.current();

    run.onLoop(() -> run.keeper().suspect(index, new IllegalStateException("query")));

    assertThat(run.current()).isSameAs(index);
  }

  @Test
  void shouldReplaceAnIndexWithChangedFilesWhenAQueryFails() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    run.start();
    WorkerIndex index = run.current();
    IndexStage.damage(index.path());

    run.onLoop(() -> run.keeper().suspect(index, new IllegalStateException("query")));

    assertThat(run.current()).isNotSameAs(index);
    assertThat(run.found("ada")).containsExactly(1L);
  }

  @Test
  void shouldNoticeChangedFiles() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    run.start();
    WorkerIndex index = run.current();
    run.onLoop(run.keeper()::tick);
    assertThat(run.current()).isSameAs(index);

    IndexStage.damage(index.path());
    run.onLoop(run.keeper()::tick);

    assertThat(run.current()).isNotSameAs(index);
    assertThat(run.found("ada")).containsExactly(1L);
  }

  @Test
  void shouldNoticeDeletedFiles() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    run.start();
    IndexFiles.delete(run.current().path());

    run.onLoop(run.keeper()::tick);

    assertThat(run.found("ada")).containsExactly(1L);
  }
}
