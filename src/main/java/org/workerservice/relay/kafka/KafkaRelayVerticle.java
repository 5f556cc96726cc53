package org.workerservice.relay.kafka;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workerservice.jobs.Backoff;
import org.workerservice.jobs.JobWatch;
import org.workerservice.persistence.relay.RelayBacklog;
import org.workerservice.persistence.relay.RelayCursor;
import org.workerservice.persistence.relay.RelaySession;

/**
 * Publishes the log to Kafka while this node leads, and stands by otherwise. One instance, on an
 * event loop.
 *
 * <p>A node that stands by asks for the lock every 2 s; a leader sends a heartbeat as often. A node
 * that is stopped or cut off loses the lock after {@link RelaySession#SILENCE}, and another one
 * takes over within 12 s altogether. If Kafka fails, the node keeps the lock and tries again, at
 * first after 250 ms and at most every 5 s.
 */
public final class KafkaRelayVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaRelayVerticle.class);

  private static final Duration BEAT = Duration.ofSeconds(2);
  private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(5));

  private final String name;
  private final RelayTools tools;
  private final List<Topic> firstTopics;
  private final RelayMeters meters;
  private final JobWatch watch;
  private Optional<RelaySession> session = Optional.empty();
  private Optional<RelayLoop> loop = Optional.empty();
  private boolean busy;
  private boolean stopping;

  /**
   * Connects to nothing before it is deployed.
   *
   * @param name of the cursor
   */
  public KafkaRelayVerticle(String name, RelayTools tools) {
    this.name = name;
    this.tools = tools;
    this.firstTopics = firstTopics(tools.options());
    this.meters = new RelayMeters(tools.registry(), tools.clock(), tools.status());
    this.watch = new JobWatch(meters.job(), BACKOFF);
  }

  /** The topics of tenants are not known before their first event. */
  private static List<Topic> firstTopics(RelayTools.Options options) {
    return Stream.concat(Stream.of(options.events()), options.states().stream())
        .filter(name -> !name.isPerTenant())
        .map(name -> name.of(new UUID(0, 0)))
        .toList();
  }

  @Override
  public Future<?> start() {
    meters.job().rest();
    tools.wake().listen(() -> context.runOnContext(woken -> loop.ifPresent(RelayLoop::wake)));
    vertx.setPeriodic(1, BEAT.toMillis(), tick -> beat());
    return Future.succeededFuture();
  }

  /** Waits for the step in progress, so that nothing is published twice without need. */
  @Override
  public Future<?> stop() {
    stopping = true;
    return loop.map(RelayLoop::stop)
        .orElse(Future.succeededFuture())
        .compose(done -> session.map(RelaySession::close).orElse(Future.succeededFuture()));
  }

  /** Connects, asks for the lock, or sends a heartbeat; one of them at a time. */
  private void beat() {
    if (busy || stopping) {
      return;
    }
    busy = true;
    session.map(this::beat).orElseGet(this::connect).onComplete(done -> busy = false);
  }

  private Future<Void> beat(RelaySession opened) {
    return loop.map(led -> heartbeat(opened, led)).orElseGet(() -> askForLock(opened));
  }

  private Future<Void> connect() {
    return RelaySession.open(tools.database(), name)
        .onFailure(
            failure -> {
              watch.failed(failure);
              tools.status().standsBy(Optional.of(RelayProblem.DATABASE));
            })
        .compose(
            opened -> {
              session = Optional.of(opened);
              opened.onEnd(() -> context.runOnContext(ended -> ended(opened)));
              tools.status().standsBy(Optional.empty());
              return askForLock(opened);
            });
  }

  private Future<Void> askForLock(RelaySession one) {
    return one.tryLock()
        .compose(locked -> locked ? lead(one) : Future.<Void>succeededFuture())
        .onFailure(failure -> close(one, failure));
  }

  private Future<Void> lead(RelaySession one) {
    return one.lead(tools.options().stateTopic())
        .compose(cursor -> one.backlog().map(backlog -> begin(one, cursor, backlog)));
  }

  private Void begin(RelaySession one, RelayCursor cursor, RelayBacklog backlog) {
    if (isCurrent(one) && !stopping) {
      LOG.info("This node publishes to Kafka, from event {} on", cursor.sequence());
      Publisher publisher = new TransactionalPublisher(tools.options().publisher(), firstTopics);
      Leadership leading = new Leadership(one, cursor, publisher, meters, tools);
      leading.note(backlog);
      loop = Optional.of(new RelayLoop(leading, context, watch, tools, one::close));
      tools.status().leads(backlog);
      loop.get().wake();
    }
    return null;
  }

  private Future<Void> heartbeat(RelaySession one, RelayLoop led) {
    return one.backlog()
        .onSuccess(
            backlog -> {
              if (isCurrent(one)) {
                led.leading().note(backlog);
                tools.status().report(backlog);
              }
            })
        .onFailure(failure -> close(one, failure))
        .mapEmpty();
  }

  private void close(RelaySession one, Throwable failure) {
    watch.failed(failure);
    one.close();
  }

  private boolean isCurrent(RelaySession one) {
    return session.filter(current -> current == one).isPresent();
  }

  private void ended(RelaySession one) {
    if (isCurrent(one)) {
      session = Optional.empty();
      loop.ifPresent(
          led -> {
            LOG.info("This node no longer publishes to Kafka");
            led.stop();
          });
      loop = Optional.empty();
      tools.status().standsBy(Optional.empty());
    }
  }
}
