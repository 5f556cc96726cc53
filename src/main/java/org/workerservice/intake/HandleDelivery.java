package org.workerservice.intake;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.workerservice.api.http.answer.TraceParent;
import org.workerservice.bus.Bus;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.RequestContext;
import org.workerservice.jobs.Backoff;
import org.workerservice.persistence.command.StoredResult;
import org.workerservice.security.Caller;

/**
 * Handles deliveries: executes commands, stores their results, and tells them. An outage of the
 * database or of the broker is waited for. For one event loop.
 */
public final class HandleDelivery {
  /**
   * Shorter than the time after which a group gives the partitions of a silent consumer to another
   * one, so that a stopped node does not change what its successor has moved on from.
   */
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

  private final BiFunction<Command, RequestContext, Future<CommandResult>> execution;
  private final ResultLog log;
  private final Replies replies;
  private final IntakeMeters meters;
  private final Retries retries;
  private final Lanes lanes;

  /**
   * Prepares the handling.
   *
   * @param execution executes a command; a failed future is a bug or an outage
   * @param limit max commands in execution
   */
  public HandleDelivery(
      Vertx vertx,
      Bus bus,
      BiFunction<Command, RequestContext, Future<CommandResult>> execution,
      Replies replies,
      IntakeMeters meters,
      int limit) {
    this(bus, execution, replies, meters, new Retries(vertx, meters::retried, BACKOFF), limit);
  }

  HandleDelivery(
      Bus bus,
      BiFunction<Command, RequestContext, Future<CommandResult>> execution,
      Replies replies,
      IntakeMeters meters,
      Retries retries,
      int limit) {
    this.execution = execution;
    this.log = new ResultLog(bus);
    this.replies = replies;
    this.meters = meters;
    this.retries = retries;
    this.lanes = new Lanes(limit);
  }

  /**
   * Handles a delivery after the earlier ones with its key, its source key or its command id.
   *
   * @param abandoned whether the delivery is no longer ours
   * @return succeeds once the delivery needs no attention any more; fails if it was abandoned
   */
  public Future<Void> handle(
      Delivery delivery, Reading reading, Caller caller, BooleanSupplier abandoned) {
    return lanes.run(
        keys(delivery, reading, caller), () -> start(delivery, reading, caller, abandoned));
  }

  private record RecordKey(String topic, int partition, List<Byte> key) {}

  private record Scoped(Caller caller, Object key) {}

  private static Set<Object> keys(Delivery delivery, Reading reading, Caller caller) {
    Set<Object> keys = new HashSet<>();
    delivery
        .key()
        .ifPresent(
            key -> keys.add(new RecordKey(delivery.topic(), delivery.partition(), boxed(key))));
    if (reading instanceof Reading.Readable(Command command)) {
      keys.add(new Scoped(caller, command.header().id()));
      keys.add(List.of(caller.tenant(), command.key()));
    }
    return keys;
  }

  private static List<Byte> boxed(byte[] bytes) {
    Byte[] all = new Byte[bytes.length];
    for (int index = 0; index < bytes.length; index++) {
      all[index] = bytes[index];
    }
    return List.of(all);
  }

  private Future<Void> start(
      Delivery delivery, Reading reading, Caller caller, BooleanSupplier abandoned) {
    return switch (reading) {
      case Reading.Readable(Command command) -> execute(delivery, command, caller, abandoned);
      case Reading.Refused refused -> refuse(delivery, refused, caller, abandoned);
    };
  }

  private Future<Void> refuse(
      Delivery delivery, Reading.Refused refused, Caller caller, BooleanSupplier abandoned) {
    meters.ended(CommandOutcome.REJECTED, Duration.ZERO);
    Future<Void> buried =
        bury(
            delivery,
            caller,
            new Replies.DeadLetter(refused.reason(), refused.message(), refused.commandId()),
            abandoned);
    CommandResult result =
        CommandResult.of(refused.commandId(), refused.correlationId(), CommandOutcome.REJECTED)
            .because(refused.message(), refused.violations());
    return refused.commandId().isEmpty()
        ? buried
        : buried.compose(done -> tell(delivery, caller, result, result.json(), abandoned));
  }

  private Future<Void> bury(
      Delivery delivery, Caller caller, Replies.DeadLetter letter, BooleanSupplier abandoned) {
    meters.refused(letter.reason());
    return retries.insist(() -> replies.deadLetter(delivery, caller.tenant(), letter), abandoned);
  }

  private Future<Void> tell(
      Delivery delivery,
      Caller caller,
      CommandResult result,
      String json,
      BooleanSupplier abandoned) {
    Replies.Result reply = new Replies.Result(result.commandId(), result.correlationId(), json);
    return retries.insist(() -> replies.result(delivery, caller.tenant(), reply), abandoned);
  }

  private Future<Void> execute(
      Delivery delivery, Command command, Caller caller, BooleanSupplier abandoned) {
    long start = System.nanoTime();
    return retries
        .succeed(() -> resolve(delivery, command, caller), abandoned)
        .recover(
            failure ->
                failure instanceof Retries.Abandoned
                    ? Future.failedFuture(failure)
                    : fail(delivery, command, caller, abandoned))
        .compose(
            ended -> {
              meters.ended(ended.result().outcome(), Duration.ofNanos(System.nanoTime() - start));
              return tell(delivery, caller, ended.result(), ended.json(), abandoned);
            });
  }

  /** A result and its JSON, which is that of the first execution. */
  private record Ended(CommandResult result, String json) {
    static Ended of(CommandResult result) {
      return new Ended(result, result.json());
    }
  }

  private Future<Ended> fail(
      Delivery delivery, Command command, Caller caller, BooleanSupplier abandoned) {
    String message = "The service failed to execute the command.";
    return bury(
            delivery,
            caller,
            new Replies.DeadLetter(
                Refusal.INTERNAL_ERROR, message, Optional.of(command.header().id())),
            abandoned)
        .map(
            buried ->
                Ended.of(
                    CommandResult.of(command.header(), CommandOutcome.FAILED)
                        .because(message, List.of())));
  }

  private Future<Ended> resolve(Delivery delivery, Command command, Caller caller) {
    if (!command.needed().stream().allMatch(caller::may)) {
      return Future.succeededFuture(
          Ended.of(
              CommandResult.of(command.header(), CommandOutcome.FORBIDDEN)
                  .because("The role of the topic does not permit this command.", List.of())));
    }
    return log.find(caller, command.header().id())
        .compose(
            earlier ->
                earlier.isPresent()
                    ? Future.succeededFuture(repeated(command, earlier.get()))
                    : execution
                        .apply(command, context(delivery, caller))
                        .compose(result -> remember(command, caller, result)));
  }

  private Ended repeated(Command command, StoredResult earlier) {
    if (!earlier.bodyHash().equals(command.header().bodyHash())) {
      return Ended.of(ExecuteCommand.reused(command.header()));
    }
    meters.repeated();
    return stored(command, earlier);
  }

  private Future<Ended> remember(Command command, Caller caller, CommandResult result) {
    CommandHeader header = command.header();
    return result.outcome().isRemembered()
        ? log.remember(caller, new StoredResult(header.id(), header.bodyHash(), result.json()))
            .map(
                stored ->
                    stored.bodyHash().equals(header.bodyHash())
                        ? stored(command, stored)
                        : Ended.of(ExecuteCommand.reused(header)))
        : Future.succeededFuture(Ended.of(result));
  }

  private static Ended stored(Command command, StoredResult stored) {
    return new Ended(
        CommandResult.of(command.header(), CommandResult.outcome(stored.result())),
        stored.result());
  }

  private static RequestContext context(Delivery delivery, Caller caller) {
    String traceId = TraceParent.traceId(delivery.header("traceparent").orElse(null));
    return new RequestContext(
        caller.subject(),
        caller.roles(),
        caller.tenant(),
        Optional.empty(),
        Optional.of("kafka " + delivery),
        traceId == null ? TraceParent.randomTraceId() : traceId,
        Deadline.in(DEADLINE));
  }
}
