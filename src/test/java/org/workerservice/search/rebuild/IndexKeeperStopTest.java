package org.workerservice.search.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.search.rebuild.IndexStage.TENANT;
import static org.workerservice.search.rebuild.IndexStage.worker;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.search.rebuild.RebuildJob.State;
import org.workerservice.support.FakeSearchSource;

class IndexKeeperStopTest {
  @TempDir private static Path root;
  private static int tests;

  @RegisterExtension
  private final KeeperStage run = new KeeperStage(root.resolve("search-" + ++tests));

  private final IndexStage stage = run.stage();
  private final FakeSearchSource source = stage.source();

  @Test
  void shouldMakeTheIndexDurableAndRefuseSearches() throws IOException {
    run.start();
    stage.handover().committed(source.put(TENANT, worker(1, "Ada")));
    run.current();

    run.stop();

    assertThat(stage.files().newest().orElseThrow().note().cursor()).isEqualTo(1);
    run.assertUnavailable();
    run.open(stage.files().newest().orElseThrow().path());
  }

  @Test
  void shouldStopARunningRebuild() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    Promise<Void> scan = source.hold("workersAfter");
    run.start();

    Future<Void> stopped = stage.begin(run.keeper()::stop);
    assertThat(stopped.isComplete()).isFalse();
    stage.release(scan);

    assertThat(stopped.succeeded()).isTrue();
    assertThat(run.keeper().job().orElseThrow().state()).isEqualTo(State.FAILED);
    assertThat(stage.directories()).isEmpty();
  }

  @Test
  void shouldNotUseAnIndexThatIsBuiltAfterTheStop() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    Promise<Void> replay = source.hold("changes");
    run.start();

    Future<Void> stopped = stage.begin(run.keeper()::stop);
    stage.release(replay);

    assertThat(stopped.succeeded()).isTrue();
    run.assertUnavailable();
    assertThat(stage.available()).isFalse();
    run.open(stage.files().newest().orElseThrow().path());
  }

  @Test
  void shouldNotBuildAnIndexAfterTheStop() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    run.start();
    run.stop();
    source.becomeAnother();
    source.forgetSteps();
    Promise<Void> log = source.hold("log");
    run.start();

    Future<Void> stopped = stage.begin(run.keeper()::stop);
    stage.release(log);

    assertThat(stopped.succeeded()).isTrue();
    assertThat(source.steps()).containsExactly("log 1");
    assertThat(run.keeper().job()).isEmpty();
  }

  @Test
  void shouldCloseAnIndexThatIsOpenedAfterTheStop() throws IOException {
    source.put(TENANT, worker(1, "Ada"));
    run.start();
    run.stop();
    Promise<Void> log = source.hold("log");
    run.start();

    Future<Void> stopped = stage.begin(run.keeper()::stop);
    stage.release(log);

    assertThat(stopped.succeeded()).isTrue();
    run.assertUnavailable();
    run.open(stage.files().newest().orElseThrow().path());
  }
}
