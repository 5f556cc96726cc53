package org.workerservice.flow.imports;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.workerservice.bus.RequestContext;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.flow.DuplicateSearch;
import org.workerservice.flow.References;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.imports.ImportWorkers.OnDuplicate;
import org.workerservice.flow.imports.ImportWorkers.Request;
import org.workerservice.flow.imports.ImportWorkers.Row;
import org.workerservice.flow.imports.PreparedRow.Broken;
import org.workerservice.flow.imports.PreparedRow.Entry;
import org.workerservice.matching.ScoredCandidate;
import org.workerservice.model.SourceKey;
import org.workerservice.persistence.database.ImportRow;
import org.workerservice.persistence.worker.rows.SourceHolder;
import org.workerservice.persistence.worker.write.WriteItem;
import org.workerservice.persistence.worker.write.WriteOutcome;
import org.workerservice.validation.Violation;

/**
 * Compares the rows of one request with the registry and writes them. If a similar worker was
 * committed in the meantime, perhaps from a row of the same request, the row is also compared with
 * that worker and written in another round.
 */
final class ImportRounds {
  private static final int DUPLICATES_NAMED = 5;
  private static final Violation ID_TAKEN =
      new Violation("id", "id_taken", "The id is in use; leave it out or choose another.");

  private final Toolbox tools;
  private final Request request;
  private final RequestContext context;
  private final RowLog log;
  private final FedRows fed;

  ImportRounds(Toolbox tools, Request request, ImportOutcomes outcomes) {
    this.tools = tools;
    this.request = request;
    this.context = request.context();
    this.log = new RowLog(tools.bus(), request, outcomes);
    this.fed = new FedRows(tools, request, log);
  }

  /**
   * A row that has been compared.
   *
   * @param similar best first
   * @param watermark the row was compared with all workers written up to this outbox sequence
   */
  private record Compared(Entry entry, List<ScoredCandidate> similar, long watermark) {}

  /** A row that must be compared with newer workers. */
  private record Outdated(Compared compared, WriteOutcome.Stale stale) {
    /** Earlier candidates are included: they may have changed or been deleted in the meantime. */
    Set<UUID> toCompare() {
      Set<UUID> ids = new HashSet<>(stale.newer());
      compared.similar().stream().map(ScoredCandidate::id).forEach(ids::add);
      return ids;
    }
  }

  /** Completes when every row has an outcome. */
  Future<?> write(List<PreparedRow> prepared) {
    List<Future<?>> all = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    for (PreparedRow one : prepared) {
      switch (one) {
        case Broken(Row row, List<Violation> violations) ->
            all.add(log.note(row, "rejected", ImportDetails.errors(violations)));
        case Entry entry -> entries.add(entry);
      }
    }
    if (!entries.isEmpty()) {
      all.add(writeInTurn(fed.inTurn(entries).iterator()));
    }
    return Future.all(all);
  }

  private Future<?> writeInTurn(Iterator<List<Entry>> parts) {
    return writeEntries(parts.next())
        .compose(
            written ->
                parts.hasNext() ? writeInTurn(parts).<Void>mapEmpty() : Future.succeededFuture());
  }

  private Future<?> writeEntries(List<Entry> entries) {
    return fed.applyKnown(entries)
        .compose(
            unknown ->
                unknown.isEmpty()
                    ? Future.succeededFuture()
                    : compareAll(unknown).compose(this::writeAll));
  }

  private Future<List<Compared>> compareAll(List<Entry> entries) {
    return tools
        .duplicates()
        .search(context, entries.stream().map(Entry::index).toList(), terms())
        .map(
            found -> {
              List<Compared> compared = new ArrayList<>(entries.size());
              for (int index = 0; index < entries.size(); index++) {
                compared.add(
                    new Compared(
                        entries.get(index), found.perRecord().get(index), found.watermark()));
              }
              return compared;
            });
  }

  private DuplicateSearch.Terms terms() {
    return new DuplicateSearch.Terms(
        tools.policy().settings(context.tenant()),
        tools.policy().createThreshold(),
        DUPLICATES_NAMED,
        tools.policy().candidateLimit());
  }

  private Future<?> writeAll(List<Compared> rows) {
    List<Outdated> outdated = new ArrayList<>();
    return Future.all(rows.stream().map(row -> write(row, outdated)).toList())
        .compose(written -> outdated.isEmpty() ? Future.succeededFuture() : retry(outdated));
  }

  private Future<?> retry(List<Outdated> rows) {
    if (context.deadline().expired()) {
      return Future.failedFuture(
          new ServiceUnavailable(
              Reason.DEADLINE_EXCEEDED,
              "The rows could not be imported in time; send them again."));
    }
    Map<Boolean, List<Outdated>> manyToRows =
        rows.stream().collect(Collectors.partitioningBy(this::hasManyNewer));
    List<Entry> toSearch =
        manyToRows.get(true).stream().map(row -> row.compared().entry()).toList();
    return Future.all(
        toSearch.isEmpty()
            ? Future.succeededFuture()
            : compareAll(toSearch).compose(this::writeAll),
        compareWithNewer(manyToRows.get(false)).compose(this::writeAll));
  }

  private boolean hasManyNewer(Outdated row) {
    return row.stale().newer().size() > tools.policy().candidateLimit();
  }

  private Future<List<Compared>> compareWithNewer(List<Outdated> rows) {
    return tools
        .duplicates()
        .searchAmong(
            context,
            rows.stream().map(row -> row.compared().entry().index()).toList(),
            rows.stream().map(Outdated::toCompare).toList(),
            terms())
        .map(
            found -> {
              List<Compared> compared = new ArrayList<>(rows.size());
              for (int index = 0; index < rows.size(); index++) {
                Outdated row = rows.get(index);
                compared.add(
                    new Compared(
                        row.compared().entry(), found.get(index), row.stale().watermark()));
              }
              return compared;
            });
  }

  private Future<?> write(Compared row, List<Outdated> outdated) {
    boolean createsDuplicates =
        request.onDuplicate() == OnDuplicate.REVIEW || request.onDuplicate() == OnDuplicate.CREATE;
    return row.similar().isEmpty() || createsDuplicates
        ? create(row, outdated)
        : fed.attach(row.entry(), row.similar())
            .compose(
                attached ->
                    unlessAttached(
                        attached,
                        row.entry(),
                        row.similar().stream().map(ScoredCandidate::id).toList()));
  }

  /** One of the workers may be the one that another request created under the key of the row. */
  private Future<?> unlessAttached(boolean attached, Entry entry, List<UUID> workers) {
    return attached
        ? Future.succeededFuture()
        : fed.isKnown(entry)
            .compose(
                known ->
                    (known ? writeEntries(List.of(entry)) : duplicateOf(entry, workers))
                        .<Void>mapEmpty());
  }

  private Future<?> duplicateOf(Entry entry, List<UUID> workers) {
    return log.note(entry.row(), "duplicate", ImportDetails.duplicateOf(workers));
  }

  private Future<?> claimed(Entry entry, Set<UUID> holders) {
    return fed.attachToHolder(entry, holders)
        .compose(attached -> unlessAttached(attached, entry, List.copyOf(holders)));
  }

  /** Another row or request created the worker with this key. */
  private Future<?> sourceTaken(Entry entry, Map<SourceKey, SourceHolder> keyToHolder) {
    return request.onDuplicate().usesSources() && entry.worker().sources().size() == 1
        ? writeEntries(List.of(entry))
        : duplicateOf(
            entry, keyToHolder.values().stream().map(SourceHolder::worker).distinct().toList());
  }

  private Future<?> create(Compared compared, List<Outdated> outdated) {
    Entry entry = compared.entry();
    boolean review = request.onDuplicate() == OnDuplicate.REVIEW && !compared.similar().isEmpty();
    List<ScoredCandidate> forReview = review ? compared.similar() : List.of();
    ImportRow row =
        log.row(
            entry.row(),
            review ? "review" : "created",
            ImportDetails.withWarnings(
                ImportDetails.created(
                    entry.worker().id().orElseThrow(),
                    forReview.stream().map(ScoredCandidate::id).toList()),
                entry.warnings()));
    WriteItem.Create item =
        ImportedCreate.of(
            context,
            entry.worker(),
            entry.index(),
            entry.eventData(),
            request.onDuplicate(),
            compared.watermark(),
            forReview,
            row);
    return tools
        .bus()
        .ask(WriteItem.ADDRESS, item, context.deadline())
        .compose(outcome -> written(compared, row, outcome, outdated));
  }

  private Future<?> written(
      Compared compared, ImportRow row, WriteOutcome outcome, List<Outdated> outdated) {
    Row source = compared.entry().row();
    return switch (outcome) {
      case WriteOutcome.Written _ -> log.done(row.outcome());
      case WriteOutcome.RowRepeated(ImportRow.Outcome earlier) -> log.done(earlier);
      case WriteOutcome.Stale stale -> {
        outdated.add(new Outdated(compared, stale));
        yield Future.succeededFuture();
      }
      case WriteOutcome.Claimed(var holders) -> claimed(compared.entry(), holders);
      case WriteOutcome.SourceTaken(var keyToHolder) -> sourceTaken(compared.entry(), keyToHolder);
      // The message is the same for ids of other tenants, so that it does not reveal them.
      case WriteOutcome.IdTaken _ ->
          log.note(source, "rejected", ImportDetails.errors(List.of(ID_TAKEN)));
      case WriteOutcome.UnknownReferences(var ids) ->
          log.note(
              source,
              "rejected",
              ImportDetails.errors(
                  References.violations(compared.entry().worker(), Set.of(), ids)));
      case WriteOutcome.VersionMismatch _,
          WriteOutcome.NotFound _,
          WriteOutcome.NotDeleted _,
          WriteOutcome.Noted _,
          WriteOutcome.Repeated _ ->
          throw new IllegalStateException("An imported row cannot end as " + outcome);
    };
  }
}
