package org.workerservice.observability;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.CheckResult;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.workerservice.bus.Bus;
import org.workerservice.bus.Deadline;
import org.workerservice.persistence.worker.read.ReadCommand;

/**
 * Reports whether the process is alive, whether it is ready (it has started, is not stopping, and
 * the database responds), and whether changes are refused. Thread-safe.
 */
public final class Health {
  private static final Duration DATABASE_ANSWERS_WITHIN = Duration.ofSeconds(2);

  private final Bus bus;
  private final UUID tenant;
  private final String version;
  private final HealthChecks checks;
  private volatile BooleanSupplier lacksRoom = () -> false;
  private volatile Supplier<Optional<Proposals>> proposals = Optional::empty;
  private volatile Supplier<Optional<Publishing>> publishing = Optional::empty;
  private volatile Supplier<Optional<Commands>> commands = Optional::empty;
  private volatile boolean serving;

  /** Creates the health checks; they query the database over this bus. */
  public Health(Vertx vertx, Bus bus, UUID tenant, String version) {
    this.bus = bus;
    this.tenant = tenant;
    this.version = version;
    this.checks = HealthChecks.create(vertx);
    checks.register("serving", promise -> promise.complete(serving ? Status.OK() : Status.KO()));
    checks.register(
        "database",
        DATABASE_ANSWERS_WITHIN.toMillis(),
        promise ->
            database()
                .onComplete(
                    answer -> promise.complete(answer.succeeded() ? Status.OK() : Status.KO())));
  }

  private Future<Boolean> database() {
    return bus.ask(
        ReadCommand.ADDRESS, new ReadCommand.Ping(tenant), Deadline.in(DATABASE_ANSWERS_WITHIN));
  }

  /**
   * The state of the disk.
   *
   * @param level such as {@code roomy}
   * @param free free space in bytes
   * @param refusesChanges whether changes are refused for lack of space
   */
  public record Disk(String level, long free, boolean refusesChanges) {}

  /**
   * Also reports the state of the disk; a full disk does not affect readiness, because reads still
   * work.
   */
  public void watch(Supplier<Disk> disk) {
    lacksRoom = () -> disk.get().refusesChanges();
    checks.register("disk", promise -> promise.complete(Status.OK(json(disk.get()))));
  }

  private static JsonObject json(Disk disk) {
    return new JsonObject()
        .put("level", disk.level())
        .put("free_bytes", disk.free())
        .put("changes", disk.refusesChanges() ? "refused" : "accepted");
  }

  /**
   * Trained match models that wait for a person, over all tenants.
   *
   * @param pairs how many pairs they were compared on with the models in use
   * @param decidedDifferently how many of these they decide differently
   */
  public record Proposals(int models, int pairs, int decidedDifferently) {}

  /** Also reports the proposed match models. */
  public void watchModels(Supplier<Optional<Proposals>> models) {
    proposals = models;
  }

  private static JsonObject json(Proposals waiting) {
    return new JsonObject()
        .put("models", waiting.models())
        .put("pairs", waiting.pairs())
        .put("decided_differently", waiting.decidedDifferently());
  }

  /**
   * Publishing of events to Kafka.
   *
   * @param leads whether this instance publishes; the others report no lag
   * @param problem why nothing is published at the moment, as a code
   * @param lag event sequences that are not published
   * @param age of the oldest of them
   * @param parked events that could not be published, and events that wait behind them
   */
  public record Publishing(
      boolean leads, Optional<String> problem, long lag, Duration age, long parked) {
    Optional<String> reason() {
      return parked > 0 && problem.isEmpty() ? Optional.of("kafka_parked") : problem;
    }
  }

  /** Also reports the publishing of events; a problem does not affect readiness. */
  public void watchPublishing(Supplier<Optional<Publishing>> events) {
    publishing = events;
  }

  private static JsonObject json(Publishing events) {
    return new JsonObject()
        .put("leads", events.leads())
        .put("lag_sequences", events.lag())
        .put("lag_seconds", events.age().toMillis() / 1000.0)
        .put("parked", events.parked());
  }

  /**
   * Commands from Kafka.
   *
   * @param partitions that this instance reads
   * @param lag commands in them that were not read
   * @param pending commands that were read and are not finished
   * @param problem why commands are not read or results not told, as a code
   */
  public record Commands(int partitions, long lag, int pending, Optional<String> problem) {}

  /** Also reports the reading of commands; a problem does not affect readiness. */
  public void watchCommands(Supplier<Optional<Commands>> intake) {
    commands = intake;
  }

  private static JsonObject json(Commands intake) {
    return new JsonObject()
        .put("partitions", intake.partitions())
        .put("lag", intake.lag())
        .put("pending", intake.pending());
  }

  /** Marks the service as started. */
  public void started() {
    serving = true;
  }

  /** Marks the service as stopping: it is no longer ready. */
  public void stopping() {
    serving = false;
  }

  /** Adds the routes, which require no token. */
  public void mount(Router router) {
    router
        .get("/health/live")
        .handler(routing -> answer(routing, 200, new JsonObject().put("status", "UP")));
    router.get("/health/ready").handler(this::ready);
    router.get("/api/health").handler(this::health);
  }

  private void ready(RoutingContext routing) {
    checks
        .checkStatus()
        .transform(
            checked -> {
              boolean up = checked.succeeded() && CheckResult.isUp(checked.result());
              JsonObject body =
                  checked.succeeded()
                      ? checked.result().toJson()
                      : new JsonObject().put("status", "DOWN");
              answer(routing, up ? 200 : 503, body);
              return Future.succeededFuture();
            })
        .onFailure(routing::fail);
  }

  private void health(RoutingContext routing) {
    checks
        .checkStatus()
        .transform(
            checked -> {
              boolean up = checked.succeeded() && CheckResult.isUp(checked.result());
              answer(routing, up ? 200 : 503, summary(up));
              return Future.succeededFuture();
            })
        .onFailure(routing::fail);
  }

  private JsonObject summary(boolean up) {
    Optional<Publishing> events = publishing.get();
    Optional<Commands> intake = commands.get();
    Optional<String> reason =
        lacksRoom.getAsBoolean()
            ? Optional.of("disk_full")
            : events.flatMap(Publishing::reason).or(() -> intake.flatMap(Commands::problem));
    String healthy = reason.isPresent() ? "degraded" : "healthy";
    JsonObject summary =
        new JsonObject()
            .put("status", up ? healthy : "unhealthy")
            .put("service", "worker-service")
            .put("version", version);
    proposals.get().ifPresent(waiting -> summary.put("proposed_match_models", json(waiting)));
    events.ifPresent(state -> summary.put("publishing", json(state)));
    intake.ifPresent(state -> summary.put("commands", json(state)));
    reason.ifPresent(why -> summary.put("reason", why));
    return summary;
  }

  private static void answer(RoutingContext routing, int status, JsonObject body) {
    routing
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(body.toBuffer());
  }
}
