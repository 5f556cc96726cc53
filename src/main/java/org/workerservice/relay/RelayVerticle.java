package org.workerservice.relay;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.workerservice.bus.Bus;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.Mailbox;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.jobs.Backoff;
import org.workerservice.jobs.JobMeters;
import org.workerservice.persistence.log.Event;
import org.workerservice.persistence.worker.read.ReadCommand;

/**
 * Passes events on to subscribers; one instance, on an event loop. It reads the outbox only while
 * there are subscribers.
 */
public final class RelayVerticle extends Mailbox<RelayCommand> {
  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration READ = Duration.ofSeconds(5);
  private static final Backoff BACKOFF = new Backoff(TICK, Duration.ofSeconds(5));
  private static final long NO_TIMER = -1;

  private final Bus bus;
  private final JobMeters meters;
  private final Function<Event, Buffer> encode;
  private final Options options;
  private final Map<UUID, TenantFeed> tenantToFeed = new HashMap<>();
  private final Replays replays;
  private long timer = NO_TIMER;
  private boolean stopping;

  /**
   * The limits of the relay.
   *
   * @param streams maximum number of subscribers
   * @param buffer maximum number of events that wait for one subscriber
   * @param patience time after which a subscriber that accepts no events is dropped
   * @param replayRate maximum number of older events read per second, for all subscribers together
   */
  public record Options(int streams, int buffer, Duration patience, int replayRate) {}

  /**
   * Reads nothing before the first subscriber.
   *
   * @param encode encodes an event for subscribers
   */
  public RelayVerticle(
      Bus bus, MeterRegistry registry, Function<Event, Buffer> encode, Options options) {
    super(Relay.ADDRESS);
    this.bus = bus;
    this.meters = new JobMeters(registry, "relay");
    this.meters.rest();
    this.encode = encode;
    this.options = options;
    this.replays = new Replays(System::nanoTime, this::later, options.replayRate());
  }

  private void later(long nanoseconds, Runnable task) {
    vertx.setTimer(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanoseconds)), due -> task.run());
  }

  @Override
  protected Future<?> handle(RelayCommand command) {
    return switch (command) {
      case RelayCommand.Subscribe subscribe -> subscribe(subscribe);
      case RelayCommand.Unsubscribe(UUID tenant, Subscriber subscriber) -> {
        TenantFeed feed = tenantToFeed.get(tenant);
        if (feed != null) {
          feed.remove(subscriber);
          removeEmptyFeeds();
        }
        yield Future.succeededFuture(true);
      }
      case RelayCommand.EndAll _ -> {
        stopping = true;
        tenantToFeed.values().forEach(feed -> feed.endAll(EndReason.STOPPING));
        removeEmptyFeeds();
        yield Future.succeededFuture(true);
      }
    };
  }

  private Future<Boolean> subscribe(RelayCommand.Subscribe command) {
    if (stopping) {
      return Future.failedFuture(
          new ServiceUnavailable(Reason.NOT_RUNNING, "The service is stopping; retry later."));
    }
    if (tenantToFeed.values().stream().mapToInt(TenantFeed::size).sum() >= options.streams()) {
      return Future.failedFuture(
          new ServiceUnavailable(Reason.BUSY, "Too many streams are open; retry later."));
    }
    tenantToFeed
        .computeIfAbsent(command.tenant(), this::feed)
        .add(command.subscriber(), command.after());
    if (timer == NO_TIMER) {
      timer = vertx.setPeriodic(TICK.toMillis(), ticked -> tick());
    }
    return Future.succeededFuture(true);
  }

  private TenantFeed feed(UUID tenant) {
    return new TenantFeed(
        new Outbox() {
          @Override
          public Future<List<Frame>> read(long after, int limit) {
            return bus.ask(
                    ReadCommand.ADDRESS,
                    new ReadCommand.ReadEvents(tenant, after, limit),
                    Deadline.in(READ))
                .map(events -> events.stream().map(event -> frame(event)).toList());
          }

          @Override
          public Future<Long> head() {
            return bus.ask(
                ReadCommand.ADDRESS, new ReadCommand.FindLastEvent(tenant), Deadline.in(READ));
          }
        },
        replays,
        task -> context.runOnContext(ignored -> task.run()),
        options.buffer(),
        options.patience().dividedBy(TICK),
        new WatchedFeed(meters, BACKOFF, TICK));
  }

  private Frame frame(Event event) {
    return new Frame(event.sequence(), encode.apply(event));
  }

  private void tick() {
    tenantToFeed.values().forEach(TenantFeed::tick);
    removeEmptyFeeds();
  }

  private void removeEmptyFeeds() {
    tenantToFeed.values().removeIf(feed -> feed.size() == 0);
    if (tenantToFeed.isEmpty() && timer != NO_TIMER) {
      vertx.cancelTimer(timer);
      timer = NO_TIMER;
      meters.rest();
    }
  }
}
