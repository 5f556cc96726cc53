package org.workerservice.support;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.workerservice.bus.Address;
import org.workerservice.bus.Bus;
import org.workerservice.bus.Command;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.Role;

/**
 * Fakes of the actors around a flow, behind a real bus. They share one event loop with the flow, so
 * that steps are recorded in the order in which they were sent. The clock stands still until {@link
 * #pass}.
 */
public final class FakeActors implements BeforeEachCallback, AfterEachCallback {
  /** The tenant of all requests. */
  public static final UUID TENANT = new UUID(1, 1);

  private static final int BOUND = 1000;
  private static final Duration ALLOWED = Duration.ofMinutes(1);

  private final List<String> steps = new CopyOnWriteArrayList<>();
  private final List<Address<?>> addresses = new ArrayList<>();
  private final List<FakeActor<?>> actors = new ArrayList<>();
  private final List<String> deployments = new ArrayList<>();
  private final AtomicLong nanoTime = new AtomicLong();
  private EventLoop loop;

  /** Creates an actor that listens during the test. */
  public <C extends Command<?>> FakeActor<C> at(Address<C> address) {
    FakeActor<C> actor = new FakeActor<>(address, steps::add);
    addresses.add(address);
    actors.add(actor);
    return actor;
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    loop = EventLoop.of(test);
    addresses.forEach(address -> loop.bus().bound(address, BOUND));
    actors.forEach(actor -> deployments.add(EventLoop.await(loop.vertx().deployVerticle(actor))));
  }

  @Override
  public void afterEach(ExtensionContext test) {
    deployments.forEach(id -> EventLoop.await(loop.vertx().undeploy(id)));
  }

  /** Returns the bus; available during the test. */
  public Bus bus() {
    return loop.bus();
  }

  /** Makes an address refuse all commands, as if too many were in flight. */
  public void overload(Address<?> address) {
    loop.bus().bound(address, 0);
  }

  /** Returns the commands so far, such as {@code persistence.writer Create}. */
  public List<String> steps() {
    return List.copyOf(steps);
  }

  /** Returns a request with a minute left. */
  public RequestContext context() {
    return context(ALLOWED);
  }

  /** Returns a request with some time left. */
  public RequestContext context(Duration left) {
    return new RequestContext(
        "steward",
        Set.of(Role.SERVICE),
        TENANT,
        Optional.empty(),
        Optional.empty(),
        "trace",
        Deadline.in(left, nanoTime::get));
  }

  /** Lets time pass for the deadlines of all requests. */
  public void pass(Duration time) {
    nanoTime.addAndGet(time.toNanos());
  }

  /** Lets the deadlines of all requests pass. */
  public void passDeadline() {
    pass(ALLOWED.plusSeconds(1));
  }

  /** Starts something on the event loop. */
  public <T> Future<T> begin(Supplier<Future<T>> flow) {
    return loop.begin(flow);
  }

  /** Runs something on the event loop and returns its result. */
  public <T> T value(Supplier<Future<T>> flow) {
    return loop.value(flow);
  }

  /** Runs something on the event loop and returns what it failed with. */
  public <T> Throwable failure(Supplier<Future<T>> flow) {
    return loop.failure(flow);
  }

  /** Waits until commands without a reply have arrived, too. */
  public void settle() {
    loop.settle();
  }
}
