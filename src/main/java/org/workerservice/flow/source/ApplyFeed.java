package org.workerservice.flow.source;

import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.VersionCondition;
import org.workerservice.flow.WriteChecks;
import org.workerservice.flow.worker.UpdateOutcome;
import org.workerservice.flow.worker.UpdateWorker;
import org.workerservice.model.Worker;
import org.workerservice.survivorship.FedWorker;
import org.workerservice.survivorship.Feed;
import org.workerservice.survivorship.SystemTrust;
import org.workerservice.validation.Intake;
import org.workerservice.validation.Validation;

/** Applies a feed to an existing worker, and attaches its key if the worker does not have it. */
public final class ApplyFeed {
  private final WriteChecks checks;
  private final UpdateWorker updates;
  private final SystemTrust trust;

  public ApplyFeed(Toolbox tools) {
    this.checks = tools.checks();
    this.updates = new UpdateWorker(tools);
    this.trust = tools.trust();
  }

  /**
   * What to apply.
   *
   * @param feed as sent; it is validated here
   * @param condition the versions of the worker that may be changed
   * @param acknowledged workers that the caller knows to be other people
   */
  public record Request(
      RequestContext context,
      Feed feed,
      Intake intake,
      VersionCondition condition,
      Set<UUID> acknowledged,
      UpdateWorker.Recording recording) {
    /** Makes a defensive copy of the set. */
    public Request {
      acknowledged = Set.copyOf(acknowledged);
    }
  }

  /** The outcome. */
  public sealed interface Outcome {
    /** The worker has the content and the key. */
    record Applied(UpsertOutcome.Upserted upserted) implements Outcome {}

    /** Nothing was written. */
    record Refused(UpsertOutcome outcome) implements Outcome {}

    /** The worker was deleted, or its key moved, since it was read. */
    record Outdated() implements Outcome {}

    /** The request or the row of an import was executed before. */
    record Repeated(UpdateOutcome outcome) implements Outcome {}
  }

  /**
   * Applies a feed.
   *
   * @param found the worker as read; what it has already is acceptable in the feed
   */
  public Future<Outcome> apply(Request request, Worker found) {
    Feed sent = request.feed();
    Worker content =
        sent.fields().contains("name")
            ? sent.content()
            : sent.content().toBuilder().name(found.name()).build();
    return switch (checks.ofChange(content, found, request.intake())) {
      case Validation.Invalid(var violations) ->
          Future.succeededFuture(new Outcome.Refused(new UpsertOutcome.Invalid(violations)));
      case Validation.Valid(Worker valid) -> {
        Feed feed = new Feed(sent.key(), sent.updatedAt(), valid, sent.fields());
        yield changesNothing(request, feed, found)
            ? Future.succeededFuture(
                applied(request.context(), feed, unchanged(feed, found), found))
            : write(request, feed, found);
      }
    };
  }

  /** Most rows of a daily file change nothing, so it pays to see that without another read. */
  private boolean changesNothing(Request request, Feed feed, Worker found) {
    return request.acknowledged().isEmpty()
        && request.condition().accepts(found.version())
        && FedWorker.of(found, feed, trust.of(request.context().tenant())).worker().equals(found);
  }

  private static UpsertOutcome.Effect unchanged(Feed feed, Worker worker) {
    if (!feed.leads(worker)) {
      return UpsertOutcome.Effect.SECONDARY;
    }
    return feed.isOlderThan(worker) ? UpsertOutcome.Effect.OLDER : UpsertOutcome.Effect.UNCHANGED;
  }

  private Future<Outcome> write(Request request, Feed feed, Worker found) {
    return updates
        .update(
            new UpdateWorker.Request(
                request.context(),
                found.id().orElseThrow(),
                new UpdateWorker.Change.Fed(feed, !feed.isOf(found)),
                request.intake(),
                request.condition(),
                request.acknowledged(),
                request.recording()))
        .map(outcome -> outcome(request.context(), feed, feed.isOf(found), outcome));
  }

  private Outcome outcome(
      RequestContext context, Feed feed, boolean hadKey, UpdateOutcome outcome) {
    return switch (outcome) {
      case UpdateOutcome.Updated(Worker worker) ->
          applied(
              context,
              feed,
              hadKey ? UpsertOutcome.Effect.UPDATED : UpsertOutcome.Effect.ATTACHED,
              worker);
      case UpdateOutcome.Unchanged(Worker worker) ->
          applied(context, feed, unchanged(feed, worker), worker);
      case UpdateOutcome.NotFound _, UpdateOutcome.SourceTaken _, UpdateOutcome.SourceMoved _ ->
          new Outcome.Outdated();
      case UpdateOutcome.VersionMismatch(long current) ->
          new Outcome.Refused(new UpsertOutcome.VersionMismatch(current));
      case UpdateOutcome.Invalid(var violations) ->
          new Outcome.Refused(new UpsertOutcome.Invalid(violations));
      case UpdateOutcome.Duplicate(var matches) ->
          new Outcome.Refused(new UpsertOutcome.Duplicate(matches));
      case UpdateOutcome.Repeated _, UpdateOutcome.RowRepeated _ -> new Outcome.Repeated(outcome);
    };
  }

  private Outcome applied(
      RequestContext context, Feed feed, UpsertOutcome.Effect effect, Worker worker) {
    return new Outcome.Applied(
        new UpsertOutcome.Upserted(effect, worker, kept(context, feed, worker)));
  }

  /** Returns the fields in which the worker keeps another value than that of the feed. */
  List<FedWorker.KeptField> kept(RequestContext context, Feed feed, Worker worker) {
    return FedWorker.of(worker, feed, trust.of(context.tenant())).kept();
  }
}
