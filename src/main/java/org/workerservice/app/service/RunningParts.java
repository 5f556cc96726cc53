package org.workerservice.app.service;

import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workerservice.app.startup.StartupException;
import org.workerservice.app.startup.StartupFailures;

/** The running parts of a service, in start order. Blocks; for any thread. */
final class RunningParts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunningParts.class);
  private static final Duration STOP_PART = Duration.ofSeconds(15);
  private static final Duration START_PART = Duration.ofSeconds(60);

  private final Deque<AutoCloseable> parts = new ConcurrentLinkedDeque<>();
  private volatile boolean startCancelled;

  /**
   * Adds a part, which is closed with the others.
   *
   * @throws StartupException if the start was cancelled; the part is closed with the others
   */
  void add(AutoCloseable part) {
    parts.push(part);
    if (startCancelled) {
      throw new StartupException("The service was stopped while it started.");
    }
  }

  /** Adds a part that closes asynchronously. */
  void addSlow(Supplier<Future<?>> close) {
    add(() -> await(close.get(), STOP_PART));
  }

  /** Cancels a start that is in progress: no more parts are accepted. */
  void cancelStart() {
    startCancelled = true;
  }

  /** Returns whether the start was cancelled. */
  boolean isStartCancelled() {
    return startCancelled;
  }

  /** Deploys a verticle on an event loop. */
  void deploy(Vertx vertx, Supplier<? extends Deployable> verticle) {
    deploy(vertx, verticle, new DeploymentOptions());
  }

  /** Deploys a number of instances of a verticle, spread over the event loops. */
  void deploy(Vertx vertx, Supplier<? extends Deployable> verticle, int instances) {
    deploy(vertx, verticle, new DeploymentOptions().setInstances(instances));
  }

  /**
   * Deploys a verticle.
   *
   * @throws StartupException if it does not start
   */
  void deploy(Vertx vertx, Supplier<? extends Deployable> verticle, DeploymentOptions options) {
    String id = await(vertx.deployVerticle(verticle, options), START_PART);
    addSlow(() -> vertx.undeploy(id));
  }

  /** Stops all parts in reverse order. */
  @Override
  public void close() {
    for (AutoCloseable part = parts.poll(); part != null; part = parts.poll()) {
      try {
        part.close();
      } catch (Exception problem) {
        LOG.warn("A part of the service did not stop cleanly: {}", problem.getClass().getName());
      }
    }
  }

  /** Waits for a future. Vert.x throws the cause of a failed one as it is, checked or not. */
  static <T> T await(Future<T> future, Duration time) {
    try {
      return future.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException error) {
      throw new StartupException("A part of the service did not start or stop in time.", error);
    } catch (Exception error) {
      throw StartupFailures.explain(error);
    }
  }
}
