package org.workerservice.app;

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

/** The parts of a service that run, in the order they were started. Blocks; for any thread. */
final class RunningParts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunningParts.class);
  private static final Duration STOP_PART = Duration.ofSeconds(15);
  private static final Duration START_PART = Duration.ofSeconds(60);

  private final Deque<AutoCloseable> parts = new ConcurrentLinkedDeque<>();
  private volatile boolean startUnwanted;

  /**
   * Takes over something to close.
   *
   * @throws StartupException if no more parts are wanted; it is closed with the others
   */
  void add(AutoCloseable part) {
    parts.push(part);
    if (startUnwanted) {
      throw new StartupException("The service was told to end while it started.");
    }
  }

  /** Takes over something that needs time to close. */
  void addSlow(Supplier<Future<?>> close) {
    add(() -> await(close.get(), STOP_PART));
  }

  /** Wants no more parts, so that a start under way ends. */
  void endStart() {
    startUnwanted = true;
  }

  /** Whether no more parts are wanted. */
  boolean isStartUnwanted() {
    return startUnwanted;
  }

  /** Deploys a verticle on an event loop. */
  void deploy(Vertx vertx, Supplier<? extends Deployable> verticle) {
    deploy(vertx, verticle, new DeploymentOptions());
  }

  /** Deploys a verticle so many times, on the event loops in turn. */
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

  /** Stops every part that was started, the last one first. */
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

  /** Vert.x throws the cause of a failed future as it is, checked or not. */
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
