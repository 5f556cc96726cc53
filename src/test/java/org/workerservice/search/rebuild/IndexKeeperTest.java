package org.workerservice.search.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.search.index.WorkerIndex;
import org.workerservice.search.rebuild.RebuildJob.State;
import org.workerservice.support.FakeSearchSource;

/** Opening or building an index at the start, and what a search sees. */
class IndexKeeperTest {
  @TempDir private static Path root;
  private static int tests;

  @RegisterExtension
  private final KeeperStage run = new KeeperStage(root.resolve("search-" + ++tests));

  private final IndexStage stage = run.stage();
  private final FakeSearchSource source = stage.source();

  @Test
  void shouldRefuseSearchesUntilAnIndexIsBuilt() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    Promise<Void> scan = source.hold("workersAfter");

    run.start();

    run.assertUnavailable();
    KeeperStage.assertUnavailable(stage.failure(run.keeper()::currentWithOthers));
    assertThat(stage.available()).isFalse();
    stage.release(scan);
    assertThat(run.found("ada")).containsExactly(1L);
    assertThat(stage.available()).isTrue();
    assertThat(run.keeper().job().orElseThrow().state()).isEqualTo(State.COMPLETED);
  }

  @Test
  void shouldOpenTheIndexOfTheLastRunAndCatchUp() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    run.start();
    source.put(TENANT, worker(2, "Ben"));

    run.restart();

    assertThat(source.steps()).containsExactly("log 1", "changes 1", "workers 1");
    assertThat(run.keeper().job()).isEmpty();
    assertThat(run.found("okafor")).containsExactly(1L, 2L);
    assertThat(stage.directories()).containsExactly("index-1");
  }

  @Test
  void shouldRebuildForAnotherDatabase() {
    source.put(TENANT, worker(1, "Ada"));
    run.start();
    source.becomeAnother();

    run.restart();

    assertThat(run.wasBuilt()).isTrue();
    assertThat(run.current().path().getFileName()).hasToString("index-2");
  }

  @Test
  void shouldRebuildWhenTheLogEndsBeforeTheIndex() {
    source.put(TENANT, worker(1, "Ada"));
    source.put(TENANT, worker(2, "Ben"));
    run.start();
    source.goBackTo(1);

    run.restart();

    assertThat(run.wasBuilt()).isTrue();
  }

  @Test
  void shouldRebuildWhenTheLogNoLongerHasWhatTheIndexLacks() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    run.start();
    source.put(TENANT, worker(2, "Ben"));
    source.delete(TENANT, id(1));
    source.drop(2);

    run.restart();

    assertThat(run.wasBuilt()).isTrue();
    assertThat(run.found("okafor")).containsExactly(2L);
    assertThat(stage.directories()).containsExactly("index-2");
  }

  @Test
  void shouldRebuildWhileRunningWhenTheLogNoLongerHasWhatTheIndexLacks() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    run.start();
    source.put(TENANT, worker(2, "Ben"));
    source.put(TENANT, worker(3, "Cyd"));
    source.drop(2);

    stage.begin(
        () -> {
          run.keeper().tick();
          return Future.succeededFuture();
        });

    assertThat(run.wasBuilt()).isTrue();
    assertThat(run.found("okafor")).containsExactly(1L, 2L, 3L);
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

    run.start();

    assertThat(run.wasBuilt()).isFalse();
  }

  @Test
  void shouldRebuildWhenTheIndexIsAsOldAsTheRetentionOfTheLog() throws IOException {
    leave(NOW.minus(RETENTION));

    run.start();

    assertThat(run.wasBuilt()).isTrue();
  }

  @Test
  void shouldRebuildADamagedIndex() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    run.start();
    Path path = run.current().path();
    run.stop();
    IndexStage.damage(path);
    source.forgetSteps();

    run.start();

    assertThat(run.wasBuilt()).isTrue();
    assertThat(run.found("ada")).containsExactly(1L);
    assertThat(stage.directories()).containsExactly("index-2");
  }

  @Test
  void shouldRetryToOpenWhenTheRegistryFails() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    run.start();
    run.stop();
    source.fail("log", new IllegalStateException("registry"));

    source.forgetSteps();
    run.start();

    run.assertUnavailable();
    run.awaitIndex();
    assertThat(run.found("ada")).containsExactly(1L);
    assertThat(run.wasBuilt()).isFalse();
  }

  @Test
  void shouldRetryToBuildWhenTheRegistryFails() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    source.fail("tenants", new IllegalStateException("registry"));

    run.start();

    run.assertUnavailable();
    assertThat(run.keeper().job().orElseThrow().state()).isEqualTo(State.FAILED);
    run.awaitIndex();
    assertThat(run.found("ada")).containsExactly(1L);
  }

  @Test
  void shouldShowChangesThatThisNodeAcknowledged() throws IOException {
    run.start();
    stage.handover().committed(worker(1, "Ada"), source.put(TENANT, worker(1, "Ada")));

    assertThat(run.found("ada")).containsExactly(1L);
    assertThat(source.steps()).doesNotContain("workers 1");
  }

  @Test
  void shouldShowChangesOfOtherNodesOnRequest() throws IOException {
    run.start();
    source.put(TENANT, worker(1, "Ada"));

    assertThat(run.found("ada")).isEmpty();
    assertThat(stage.found(stage.value(run.keeper()::currentWithOthers), "ada"))
        .containsExactly(1L);
  }

  @Test
  void shouldPollForChangesOfOtherNodes() throws IOException {
    run.start();
    source.put(TENANT, worker(1, "Ada"));

    run.onLoop(run.keeper()::tick);

    assertThat(run.found("ada")).containsExactly(1L);
  }

  @Test
  void shouldKeepTheIndexWhenTheRegistryFailsForAWhile() throws IOException {
    run.start();
    WorkerIndex index = run.current();
    stage.handover().committed(source.put(TENANT, worker(1, "Ada")));
    source.fail("changes", new IllegalStateException("registry"));

    run.assertUnavailable();
    assertThat(stage.available()).isTrue();
    assertThat(run.found("ada")).containsExactly(1L);
    assertThat(run.current()).isSameAs(index);
  }
}
