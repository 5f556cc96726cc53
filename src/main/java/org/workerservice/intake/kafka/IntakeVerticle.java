package org.workerservice.intake.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.intake.Command;
import org.workerservice.intake.CommandResult;
import org.workerservice.intake.HandleDelivery;
import org.workerservice.intake.IntakeMeters;
import org.workerservice.intake.kafka.CommandConsumer.Received;
import org.workerservice.jobs.Backoff;
import org.workerservice.jobs.JobMeters;
import org.workerservice.jobs.JobWatch;
import org.workerservice.jobs.Threads;

/** Executes the commands of Kafka. One instance, on an event loop. */
public final class IntakeVerticle extends VerticleBase {
  private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(5));

  private final Tools tools;
  private final IntakeOptions options;
  private HandleDelivery handling;
  private ReplyPublisher replies;
  private CommandConsumer consumer;
  private final Promise<Void> ended = Promise.promise();

  /** Connects to nothing before it is deployed. */
  public IntakeVerticle(Tools tools, IntakeOptions options) {
    this.tools = tools;
    this.options = options;
  }

  /**
   * What it works with.
   *
   * @param execution executes a command
   * @param threads one thread, for the producer
   */
  public record Tools(
      Bus bus,
      BiFunction<Command, RequestContext, Future<CommandResult>> execution,
      Threads threads,
      IntakeStatus status,
      MeterRegistry registry) {}

  @Override
  public Future<?> start() {
    IntakeMeters meters = new IntakeMeters(tools.registry());
    IntakeStatus status = tools.status();
    meters.watch(status, "lag", "Commands not yet read", one -> one.state().lag());
    meters.watch(status, "pending", "Commands not yet finished", one -> one.state().pending());
    meters.watch(
        status, "partitions", "Partitions that this node reads", one -> one.state().partitions());
    meters.watch(
        status, "paused", "Partitions that wait for commands", one -> one.state().paused());
    replies = new ReplyPublisher(options, context, tools.threads(), status);
    handling =
        new HandleDelivery(
            vertx, tools.bus(), tools.execution(), replies, meters, options.maxInFlight());
    JobMeters job = new JobMeters(tools.registry(), "kafka_commands");
    job.rest();
    consumer =
        new CommandConsumer(
            options,
            status,
            new JobWatch(job, BACKOFF),
            all -> context.runOnContext(read -> handle(all)));
    Thread.ofPlatform().name("kafka-commands").daemon().start(this::consume);
    return Future.succeededFuture();
  }

  private void consume() {
    try {
      consumer.run();
    } finally {
      ended.complete();
    }
  }

  private void handle(List<Received> all) {
    all.forEach(this::handle);
  }

  private void handle(Received one) {
    long offset = one.delivery().offset();
    handling
        .handle(
            one.delivery(),
            one.reading(),
            options.topicToCaller().get(one.delivery().topic()),
            one.work()::isRevoked)
        .onSuccess(done -> one.work().finish(offset))
        .onFailure(abandoned -> one.work().abandon(offset));
  }

  /** Finishes the commands in progress; the others are delivered again. */
  @Override
  public Future<?> stop() {
    consumer.stop();
    return ended.future().eventually(replies::close);
  }
}
