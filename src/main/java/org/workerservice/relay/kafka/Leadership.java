package org.workerservice.relay.kafka;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.workerservice.jobs.Threads;
import org.workerservice.persistence.log.Event;
import org.workerservice.persistence.relay.Parked;
import org.workerservice.persistence.relay.RelayBacklog;
import org.workerservice.persistence.relay.RelayCursor;
import org.workerservice.persistence.relay.RelaySession;
import org.workerservice.persistence.relay.WorkerState;

/**
 * The work of the node that leads, in steps. A step first publishes parked events that an operator
 * has released, then a page of the log, then a page of a snapshot. Steps run one after the other,
 * so that what a snapshot reads is never older than what was published before it.
 *
 * <p>For one event loop; never two steps at the same time.
 */
final class Leadership {
  private final RelaySession session;
  private final Threads threads;
  private final Publisher publisher;
  private final EventRecords records;
  private final StateRecords states;
  private final RelayMeters meters;
  private final int maxBatch;
  private final UUID registry;
  private final long epoch;
  private final Set<UUID> blocked;
  private long position;
  private boolean decided;
  private Optional<RelayBacklog.Snapshot> snapshot = Optional.empty();

  Leadership(
      RelaySession session,
      RelayCursor cursor,
      Publisher publisher,
      RelayMeters meters,
      RelayTools tools) {
    RelayTools.Options options = tools.options();
    this.session = session;
    this.threads = tools.threads();
    this.publisher = publisher;
    this.records =
        new EventRecords(options.events(), options.states(), tools.envelope(), cursor.registry());
    this.states = new StateRecords(records, tools.mask());
    this.meters = meters;
    this.maxBatch = options.maxBatch();
    this.registry = cursor.registry();
    this.epoch = cursor.epoch();
    this.blocked = new HashSet<>(cursor.parkedKeys());
    this.position = cursor.sequence();
  }

  /** Takes in what is left to do, as an operator may have changed it. */
  void note(RelayBacklog backlog) {
    decided = backlog.decided();
    snapshot = backlog.snapshot();
  }

  /**
   * Does one step.
   *
   * @return whether more may be left; fails with {@link KafkaUnavailable}, of which {@link
   *     RelayProblem#REPLACED} ends the leadership, or with a failure of the database
   */
  Future<Boolean> step() {
    return open()
        .compose(done -> publishDecided())
        .compose(done -> publishPage())
        .compose(more -> publishSnapshot().map(running -> more || running));
  }

  private Future<Void> open() {
    return threads.run(
        () -> {
          publisher.open(registry);
          return null;
        });
  }

  private Future<Boolean> publishPage() {
    return session
        .read(position, maxBatch)
        .compose(page -> page.isEmpty() ? Future.succeededFuture(false) : publish(page).map(true));
  }

  private Future<Void> publish(List<Event> page) {
    return send(page, blocked)
        .compose(
            sent ->
                session
                    .advance(epoch, page.getLast().sequence(), sent.parked())
                    .map(current -> advanced(current, page, sent)));
  }

  private Void advanced(boolean current, List<Event> page, RelayBatch sent) {
    requireCurrent(current);
    position = page.getLast().sequence();
    sent.parked().stream().map(Parked::key).forEach(blocked::add);
    meters.published(sent.items().stream().map(RelayBatch.Item::event).toList());
    return null;
  }

  private static void requireCurrent(boolean current) {
    if (!current) {
      throw new KafkaUnavailable(RelayProblem.REPLACED, "Another node publishes now.", null);
    }
  }

  /** Publishes what can be published; the rest is parked in the result. */
  private Future<RelayBatch> send(List<Event> page, Set<UUID> keysToPark) {
    Set<UUID> parkedKeys = Set.copyOf(keysToPark);
    return threads.run(() -> sendNow(RelayBatch.of(page, parkedKeys, records::of)));
  }

  private RelayBatch sendNow(RelayBatch whole) {
    RelayBatch batch = whole;
    while (!batch.items().isEmpty()) {
      switch (publisher.publish(batch.records())) {
        case Publication.Published _ -> {
          return batch;
        }
        case Publication.Refused(var indexToReason) -> batch = batch.without(indexToReason);
      }
    }
    return batch;
  }

  private Future<Void> publishDecided() {
    if (!decided) {
      return Future.succeededFuture();
    }
    decided = false;
    return session
        .decidedKeys()
        .compose(
            keys -> {
              Future<Void> published = Future.succeededFuture();
              for (UUID key : keys) {
                published = published.compose(done -> publishParked(key));
              }
              return published;
            });
  }

  private Future<Void> publishParked(UUID key) {
    return session
        .parkedEvents(key, maxBatch)
        .compose(events -> sendParked(key, events).compose(sent -> settle(key, events, sent)));
  }

  /** Sends only what belongs to the key: an event may be parked under one of its two keys. */
  private Future<RelayBatch> sendParked(UUID key, List<Event> events) {
    return threads.run(
        () ->
            sendNow(
                new RelayBatch(
                    events.stream()
                        .map(event -> new RelayBatch.Item(event, key, records.of(event, key)))
                        .toList(),
                    List.of())));
  }

  private Future<Void> settle(UUID key, List<Event> events, RelayBatch sent) {
    long upTo = sent.items().isEmpty() ? 0 : sent.items().getLast().event().sequence();
    Optional<String> refused = sent.parked().stream().findFirst().flatMap(Parked::reason);
    return session
        .settle(epoch, key, upTo, refused)
        .compose(
            left -> {
              requireCurrent(left >= 0);
              if (left == 0) {
                blocked.remove(key);
              }
              return left > 0 && refused.isEmpty() && !events.isEmpty()
                  ? publishParked(key)
                  : Future.succeededFuture();
            });
  }

  private Future<Boolean> publishSnapshot() {
    return snapshot
        .map(running -> session.workers(running, maxBatch).compose(page -> publish(running, page)))
        .orElse(Future.succeededFuture(false));
  }

  private Future<Boolean> publish(RelayBacklog.Snapshot running, List<WorkerState> page) {
    Optional<UUID> last = page.isEmpty() ? Optional.empty() : Optional.of(page.getLast().id());
    List<WorkerState> published =
        page.stream()
            .filter(state -> running.tenant().map(state.tenant()::equals).orElse(true))
            .toList();
    return threads
        .run(() -> sendStates(states.of(published)))
        .compose(sent -> session.advanceSnapshot(epoch, running, last))
        .map(
            continued -> {
              snapshot =
                  last.filter(id -> continued)
                      .map(id -> new RelayBacklog.Snapshot(running.tenant(), id));
              return snapshot.isPresent();
            });
  }

  /** A state that is too large is left out; its event is parked, with the reason. */
  private Void sendStates(List<OutgoingRecord> page) {
    List<OutgoingRecord> batch = page;
    while (!batch.isEmpty()
        && publisher.publish(batch) instanceof Publication.Refused(var indexToReason)) {
      List<OutgoingRecord> kept = new ArrayList<>();
      for (int index = 0; index < batch.size(); index++) {
        if (!indexToReason.containsKey(index)) {
          kept.add(batch.get(index));
        }
      }
      batch = kept;
    }
    return null;
  }

  /** Closes the publisher, which a next step opens again. */
  Future<Void> reset() {
    return threads
        .<Void>run(
            () -> {
              publisher.close();
              return null;
            })
        .otherwiseEmpty();
  }
}
