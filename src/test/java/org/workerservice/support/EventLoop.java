package org.workerservice.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.workerservice.bus.Bus;

/** One event loop for all tests, so that messages arrive in the order in which they were sent. */
public final class EventLoop implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  /** Tests may block the event loop; a service must not. */
  private static final long NEVER_SECONDS = 3600;

  private final Vertx vertx =
      Vertx.vertx(
          new VertxOptions()
              .setEventLoopPoolSize(1)
              .setBlockedThreadCheckInterval(NEVER_SECONDS)
              .setBlockedThreadCheckIntervalUnit(TimeUnit.SECONDS));
  private final Bus bus = new Bus(vertx);
  private final Context context = vertx.getOrCreateContext();

  private EventLoop() {}

  /** Returns the event loop, which is closed after the last test. */
  public static EventLoop of(ExtensionContext test) {
    return test.getRoot()
        .getStore(ExtensionContext.Namespace.create(EventLoop.class))
        .getOrComputeIfAbsent(EventLoop.class, none -> new EventLoop(), EventLoop.class);
  }

  /** Returns the Vert.x instance, which has no other event loop. */
  public Vertx vertx() {
    return vertx;
  }

  /** Returns the bus. */
  public Bus bus() {
    return bus;
  }

  /** Starts something on the event loop. */
  public <T> Future<T> begin(Supplier<Future<T>> flow) {
    Promise<T> promise = Promise.promise();
    context.runOnContext(
        now -> Future.succeededFuture().compose(begun -> flow.get()).onComplete(promise));
    return promise.future();
  }

  /** Runs something on the event loop and returns its result. */
  public <T> T value(Supplier<Future<T>> flow) {
    return await(begin(flow));
  }

  /** Runs something on the event loop and returns what it failed with. */
  public <T> Throwable failure(Supplier<Future<T>> flow) {
    Future<T> ended = begin(flow);
    await(ended.otherwiseEmpty());
    assertThat(ended.failed()).as("whether it failed").isTrue();
    return ended.cause();
  }

  /** Waits until all started work waits for something else. */
  public void settle() {
    for (int turn = 0; turn < 16; turn++) {
      await(begin(Future::<Void>succeededFuture));
    }
  }

  /** Returns the result of a future. */
  public static <T> T await(Future<T> future) {
    try {
      return future.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new AssertionError("it took too long", late);
    }
  }

  @Override
  public void close() {
    await(vertx.close());
  }
}
