package org.workerservice.search.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.search.index.WorkerIndex;
import org.workerservice.support.FakeSearchSource;

/** An index keeper on an {@link IndexStage}; {@link #start} begins a new run of the service. */
final class KeeperStage implements BeforeEachCallback, AfterEachCallback {
  private final IndexStage stage;
  private final FakeSearchSource source;
  private IndexKeeper keeper;

  KeeperStage(Path directory) {
    stage = new IndexStage(directory);
    source = stage.source();
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    stage.beforeEach(test);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    stop();
  }

  IndexStage stage() {
    return stage;
  }

  IndexKeeper keeper() {
    return keeper;
  }

  /** Starts as a new run of the service does. */
  void start() {
    keeper = new IndexKeeper(stage.tools(), stage.analyzer());
    stage.value(
        () -> {
          keeper.start();
          return Future.succeededFuture();
        });
    stage.settle();
  }

  void stop() {
    stage.value(keeper::stop);
  }

  void restart() {
    stop();
    source.forgetSteps();
    start();
  }

  WorkerIndex current() {
    return stage.value(keeper::current);
  }

  List<Long> found(String text) throws IOException {
    return stage.found(current(), text);
  }

  void assertUnavailable() {
    assertUnavailable(stage.failure(keeper::current));
  }

  static void assertUnavailable(Throwable failure) {
    assertThat(failure)
        .isInstanceOfSatisfying(
            ServiceUnavailable.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.SEARCH));
  }

  RebuildJob rebuild() {
    RebuildJob job = stage.value(() -> Future.succeededFuture(keeper.rebuild()));
    stage.settle();
    return job;
  }

  void onLoop(Runnable work) {
    stage.value(
        () -> {
          work.run();
          return Future.succeededFuture();
        });
    stage.settle();
  }

  void awaitIndex() {
    await().untilAsserted(() -> assertThat(stage.begin(keeper::current).succeeded()).isTrue());
  }

  boolean wasBuilt() {
    return source.steps().contains("tenants");
  }

  /** Fails when an index is still in use. */
  void open(Path path) throws IOException {
    WorkerIndex.open(path, stage.analyzer(), stage.limits(), source.log(0).result().registry())
        .close();
  }
}
