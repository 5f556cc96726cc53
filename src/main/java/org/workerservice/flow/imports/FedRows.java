package org.workerservice.flow.imports;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.VersionCondition;
import org.workerservice.flow.imports.ImportWorkers.OnDuplicate;
import org.workerservice.flow.imports.PreparedRow.Entry;
import org.workerservice.flow.source.ApplyFeed;
import org.workerservice.flow.source.Attachment;
import org.workerservice.flow.source.SourceLookup;
import org.workerservice.flow.source.UpsertOutcome;
import org.workerservice.flow.source.UpsertOutcome.Upserted;
import org.workerservice.flow.worker.UpdateOutcome;
import org.workerservice.flow.worker.UpdateWorker;
import org.workerservice.matching.ScoredCandidate;
import org.workerservice.model.SourceKey;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerSource;
import org.workerservice.persistence.database.ImportRow;
import org.workerservice.survivorship.FedWorker;
import org.workerservice.survivorship.Feed;
import org.workerservice.validation.Intake;
import org.workerservice.validation.Violation;

/** Applies rows with a source key to the workers that exist already. */
final class FedRows {
  private static final Violation DELETED =
      new Violation(
          "sources[0]", "deleted", "The worker with this source key is deleted. Restore it first.");

  private static final Violation SECONDARY =
      new Violation(
          "sources[0]",
          "secondary",
          "Another key of this system leads on the worker. The row was not applied.");

  private static final Violation SEVERAL =
      new Violation("sources", "too_many", "A row that updates a worker names one source.");

  private final Toolbox tools;
  private final RequestContext context;
  private final OnDuplicate onDuplicate;
  private final RowLog log;
  private final SourceLookup lookup;
  private final ApplyFeed feeds;

  FedRows(Toolbox tools, ImportWorkers.Request request, RowLog log) {
    this.tools = tools;
    this.context = request.context();
    this.onDuplicate = request.onDuplicate();
    this.log = log;
    this.lookup = new SourceLookup(tools.bus());
    this.feeds = new ApplyFeed(tools);
  }

  private static Optional<WorkerSource> source(Entry entry) {
    return entry.worker().sources().stream().findFirst();
  }

  /**
   * Splits rows so that rows with one key are in different parts, in their order: a row is applied
   * to what the row before it left.
   */
  List<List<Entry>> inTurn(List<Entry> entries) {
    if (!onDuplicate.usesSources()) {
      return List.of(entries);
    }
    Map<SourceKey, Integer> keyToCount = new HashMap<>();
    List<List<Entry>> parts = new ArrayList<>();
    for (Entry entry : entries) {
      int place =
          source(entry)
              .map(source -> keyToCount.merge(source.key(), 1, Integer::sum) - 1)
              .orElse(0);
      if (place == parts.size()) {
        parts.add(new ArrayList<>());
      }
      parts.get(place).add(entry);
    }
    return parts;
  }

  /** Whether a worker has the key of the row by now. */
  Future<Boolean> isKnown(Entry entry) {
    return onDuplicate.usesSources() && entry.worker().sources().size() == 1
        ? lookup
            .find(context, List.of(source(entry).orElseThrow().key()))
            .map(keyToWorker -> !keyToWorker.isEmpty())
        : Future.succeededFuture(false);
  }

  /** Completes with the rows whose key no worker has, when all others have an outcome. */
  Future<List<Entry>> applyKnown(List<Entry> entries) {
    if (!onDuplicate.usesSources()) {
      return Future.succeededFuture(entries);
    }
    return lookup
        .find(
            context,
            entries.stream()
                .flatMap(entry -> source(entry).stream())
                .map(WorkerSource::key)
                .toList())
        .compose(keyToWorker -> applyKnown(entries, keyToWorker));
  }

  private Future<List<Entry>> applyKnown(List<Entry> entries, Map<SourceKey, Worker> keyToWorker) {
    List<Entry> unknown = new ArrayList<>();
    List<Entry> outdated = new ArrayList<>();
    List<Future<?>> all = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.worker().sources().size() > 1) {
        all.add(log.note(entry.row(), "rejected", ImportDetails.errors(List.of(SEVERAL))));
      } else {
        source(entry)
            .map(source -> keyToWorker.get(source.key()))
            .ifPresentOrElse(
                found -> all.add(applyTo(entry, found, outdated)), () -> unknown.add(entry));
      }
    }
    return Future.all(all)
        .compose(
            done ->
                outdated.isEmpty()
                    ? Future.succeededFuture(List.<Entry>of())
                    : applyKnown(outdated))
        .map(
            rest -> {
              unknown.addAll(rest);
              return unknown;
            });
  }

  private Future<?> applyTo(Entry entry, Worker found, List<Entry> outdated) {
    UUID id = found.id().orElseThrow();
    if (found.deletedAt().isPresent()) {
      return log.note(entry.row(), "rejected", ImportDetails.errors(List.of(DELETED)));
    }
    return onDuplicate == OnDuplicate.LINK
        ? log.note(entry.row(), "unchanged", ImportDetails.written(id, found.version()))
        : apply(entry, feed(entry), found)
            .map(
                applied -> {
                  if (!applied) {
                    outdated.add(entry);
                  }
                  return applied;
                });
  }

  /**
   * Attaches the key of a row to one of the workers that the row looks like, if that is certain.
   *
   * @return whether the row has an outcome
   */
  Future<Boolean> attach(Entry entry, List<ScoredCandidate> similar) {
    if (!onDuplicate.usesSources() || source(entry).isEmpty()) {
      return Future.succeededFuture(false);
    }
    Feed feed = onDuplicate == OnDuplicate.LINK ? feed(entry).keyOnly() : feed(entry);
    return tools
        .duplicates()
        .present(context, entry.worker(), similar)
        .map(matches -> Attachment.among(matches, feed))
        .compose(
            match ->
                match.isEmpty() ? Future.succeededFuture(false) : apply(entry, feed, match.get()));
  }

  /** Scores the workers that hold a strong identifier of the row, and attaches to one of them. */
  Future<Boolean> attachToHolder(Entry entry, Set<UUID> holders) {
    return onDuplicate.usesSources()
        ? tools
            .duplicates()
            .scoreAll(context, entry.index(), holders, tools.policy().settings(context.tenant()))
            .compose(scored -> attach(entry, scored))
        : Future.succeededFuture(false);
  }

  private static Feed feed(Entry entry) {
    WorkerSource source = source(entry).orElseThrow();
    return new Feed(source.key(), source.updatedAt(), entry.worker(), entry.row().fields());
  }

  /** Returns whether the row has an outcome; if not, the worker changed and is read again. */
  private Future<Boolean> apply(Entry entry, Feed feed, Worker found) {
    return feeds
        .apply(
            new ApplyFeed.Request(
                context,
                feed,
                Intake.IMPORT,
                VersionCondition.ANY,
                Set.of(),
                new UpdateWorker.Recording(
                    Optional.empty(),
                    draft -> Optional.of(written(entry, feed, draft, draft.version() + 1)))),
            found)
        .compose(outcome -> settle(entry, feed, outcome));
  }

  private ImportRow written(Entry entry, Feed feed, Worker worker, long version) {
    return log.row(
        entry.row(),
        onDuplicate == OnDuplicate.LINK ? "linked" : "updated",
        details(entry, worker, version, kept(feed, worker)));
  }

  private List<String> kept(Feed feed, Worker worker) {
    return FedWorker.of(worker, feed, tools.trust().of(context.tenant())).kept().stream()
        .map(FedWorker.KeptField::field)
        .toList();
  }

  private static String details(Entry entry, Worker worker, long version, List<String> kept) {
    return ImportDetails.withWarnings(
        ImportDetails.withKept(ImportDetails.written(worker.id().orElseThrow(), version), kept),
        entry.warnings());
  }

  private Future<Boolean> settle(Entry entry, Feed feed, ApplyFeed.Outcome outcome) {
    return switch (outcome) {
      case ApplyFeed.Outcome.Applied(Upserted upserted) -> applied(entry, feed, upserted).map(true);
      case ApplyFeed.Outcome.Refused(UpsertOutcome.Invalid(var violations)) ->
          log.note(entry.row(), "rejected", ImportDetails.errors(violations)).map(true);
      case ApplyFeed.Outcome.Refused(UpsertOutcome.Duplicate(var matches)) ->
          log.note(
                  entry.row(),
                  "duplicate",
                  ImportDetails.duplicateOf(
                      matches.stream().map(match -> match.worker().id().orElseThrow()).toList()))
              .map(true);
      case ApplyFeed.Outcome.Outdated _ -> Future.succeededFuture(false);
      case ApplyFeed.Outcome.Repeated(UpdateOutcome.RowRepeated(ImportRow.Outcome earlier)) ->
          log.done(earlier).map(true);
      case ApplyFeed.Outcome.Refused _, ApplyFeed.Outcome.Repeated _ ->
          throw new IllegalStateException("A row cannot end as " + outcome);
    };
  }

  private Future<?> applied(Entry entry, Feed feed, Upserted upserted) {
    Worker worker = upserted.worker();
    return switch (upserted.effect()) {
      case UNCHANGED, OLDER -> unchanged(entry, worker, kept(feed, worker));
      case SECONDARY ->
          log.note(
              entry.row(),
              "unchanged",
              ImportDetails.withWarning(
                  details(entry, worker, worker.version(), List.of()), SECONDARY));
      case UPDATED, ATTACHED, CREATED ->
          log.done(written(entry, feed, worker, worker.version()).outcome());
    };
  }

  private Future<?> unchanged(Entry entry, Worker worker, List<String> kept) {
    return log.note(entry.row(), "unchanged", details(entry, worker, worker.version(), kept));
  }
}
