package org.workerservice.bus;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.workerservice.bus.ServiceUnavailable.Reason;

/** The typed event bus of one node; thread-safe. */
public final class Bus {
  private static final long MINIMUM_TIMEOUT_MILLIS = 1;

  private static final Runnable ANSWERED = () -> {};
  private static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true);

  private final Vertx vertx;
  private final Map<String, Gauge> addressToGauge = new ConcurrentHashMap<>();
  private volatile BooleanSupplier roomForChanges = () -> true;

  /**
   * Registers a codec and the codec selector with a Vert.x instance; create one bus per instance.
   */
  public Bus(Vertx vertx) {
    this.vertx = vertx;
    vertx.eventBus().registerCodec(new LocalCodec());
    vertx
        .eventBus()
        .codecSelector(
            body -> body instanceof Envelope || body instanceof Reply ? LocalCodec.NAME : null);
  }

  /**
   * Refuses changes while the disk has no room for them; all other commands are still delivered.
   */
  public void admitChangesWhile(BooleanSupplier hasRoom) {
    roomForChanges = hasRoom;
  }

  /** Returns whether the disk has room for changes. */
  public boolean hasRoomForChanges() {
    return roomForChanges.getAsBoolean();
  }

  /** Sets the max number of commands in flight at an address; required before the first command. */
  public void bound(Address<?> address, int bound) {
    addressToGauge.put(address.name(), new Gauge(bound, new AtomicInteger(), new LongAdder()));
  }

  /** Returns the max number of commands in flight at an address. */
  public int bound(Address<?> address) {
    return gauge(address).bound();
  }

  /** Returns how many commands were refused because the address was at its bound. */
  public long refused(Address<?> address) {
    return gauge(address).refused().sum();
  }

  /** Returns the number of commands in flight at an address. */
  public int inFlight(Address<?> address) {
    return gauge(address).inFlight().get();
  }

  /**
   * Sends a command and returns its reply.
   *
   * @return the reply, or the failure of the actor; {@link ServiceUnavailable} if the address is at
   *     its bound, the deadline passes, no actor listens, or the disk has no room for a {@link
   *     ChangeCommand}. The outcome of a {@link ChangeCommand} whose deadline passed is unknown
   */
  public <R, D extends Command<R>> Future<R> ask(
      Address<? super D> address, D command, Deadline deadline) {
    if (command instanceof ChangeCommand && !hasRoomForChanges()) {
      return Future.failedFuture(
          new ServiceUnavailable(
              Reason.DISK_FULL,
              "The disk is almost full; changes are refused until there is space."));
    }
    Gauge gauge = gauge(address);
    if (gauge.inFlight().incrementAndGet() > gauge.bound()) {
      gauge.inFlight().decrementAndGet();
      gauge.refused().increment();
      return Future.failedFuture(
          new ServiceUnavailable(Reason.BUSY, "Too many requests are in flight. Retry later."));
    }
    DeliveryOptions options =
        new DeliveryOptions()
            .setLocalOnly(true)
            .setSendTimeout(Math.max(MINIMUM_TIMEOUT_MILLIS, deadline.remainingMillis()));
    return vertx
        .eventBus()
        .<Reply>request(address.name(), new Envelope(command, deadline, ANSWERED), options)
        .onComplete(answer -> gauge.inFlight().decrementAndGet())
        .transform(
            answer ->
                answer.succeeded()
                    ? answer.result().body().toFuture()
                    : Future.failedFuture(translate(command, answer.cause())));
  }

  /**
   * Sends a command without waiting for a reply.
   *
   * @return whether it was sent; false if the address is at its bound
   */
  public <D extends Command<?>> boolean tell(
      Address<? super D> address, D command, Deadline deadline) {
    Gauge gauge = gauge(address);
    AtomicInteger inFlight = gauge.inFlight();
    if (inFlight.incrementAndGet() > gauge.bound()) {
      inFlight.decrementAndGet();
      gauge.refused().increment();
      return false;
    }
    vertx
        .eventBus()
        .send(address.name(), new Envelope(command, deadline, inFlight::decrementAndGet), LOCAL);
    return true;
  }

  private Gauge gauge(Address<?> address) {
    Gauge gauge = addressToGauge.get(address.name());
    if (gauge == null) {
      throw new IllegalStateException("No bound is set for the address " + address.name());
    }
    return gauge;
  }

  private static Throwable translate(Command<?> command, Throwable cause) {
    if (cause instanceof ReplyException reply) {
      if (reply.failureType() == ReplyFailure.TIMEOUT) {
        return late(command);
      }
      if (reply.failureType() == ReplyFailure.NO_HANDLERS) {
        return new ServiceUnavailable(
            Reason.NOT_RUNNING, "The service is starting or stopping. Retry later.");
      }
    }
    return cause;
  }

  private static ServiceUnavailable late(Command<?> command) {
    return command instanceof ChangeCommand
        ? new ServiceUnavailable(
            Reason.OUTCOME_UNKNOWN,
            "The write timed out and may have been committed. Retry it with the same"
                + " Idempotency-Key.")
        : new ServiceUnavailable(Reason.DEADLINE_EXCEEDED, "The request timed out. Retry later.");
  }

  private record Gauge(int bound, AtomicInteger inFlight, LongAdder refused) {}
}
