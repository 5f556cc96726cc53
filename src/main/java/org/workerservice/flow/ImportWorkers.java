package org.workerservice.flow;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.flow.PreparedRow.Broken;
import org.workerservice.flow.PreparedRow.Entry;
import org.workerservice.matching.ScoredCandidate;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerLink;
import org.workerservice.persistence.ImportRow;
import org.workerservice.persistence.Persistence;
import org.workerservice.persistence.ReadCommand;
import org.workerservice.persistence.WorkerIds;
import org.workerservice.persistence.WriteItem;
import org.workerservice.persistence.WriteOutcome;
import org.workerservice.validation.Intake;
import org.workerservice.validation.Validation;
import org.workerservice.validation.Violation;
import org.workerservice.validation.WorkerValidator;

/**
 * Imports some rows: those already carried out answer as before, broken ones are noted, the others
 * are compared with the registry and written. Rows that met a newer duplicate, perhaps a row of the
 * same request, go round again. At last the links that the rows name are made.
 */
public final class ImportWorkers {
  private static final int DUPLICATES_NAMED = 5;
  private static final Violation ID_TAKEN =
      new Violation("id", "id_taken", "The id is in use; leave it out or choose another.");

  /** Rows that one thread of the pool prepares at a time. */
  private static final int SLICE = 50;

  private final Bus bus;
  private final WorkerValidator validator;
  private final WorkerIdentity identity;
  private final DuplicateSearch duplicates;
  private final MatchingPolicy policy;
  private final EventData eventData;
  private final WorkerPool pool;
  private final ImportedLinks links;

  /** Takes the tools of the flow. */
  public ImportWorkers(Toolbox tools) {
    this.bus = tools.bus();
    this.validator = tools.validator();
    this.identity = tools.identity();
    this.duplicates = tools.duplicates();
    this.policy = tools.policy();
    this.eventData = tools.eventData();
    this.pool = tools.pool();
    this.links = new ImportedLinks(tools);
  }

  /** What happens to a row that looks like a worker who is already there. */
  public enum OnDuplicate {
    /** It is not imported. */
    SKIP,
    /** It is imported and the pair is put before a steward. */
    REVIEW,
    /** It is imported; nobody looks. */
    CREATE
  }

  /**
   * Some rows of an import.
   *
   * @param importId the same for all requests of one import
   */
  public record Request(
      RequestContext context, UUID importId, OnDuplicate onDuplicate, List<Row> rows) {
    /** Copies the list. */
    public Request {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A row as it came.
   *
   * @param number counts from 1 over the whole import
   * @param hash SHA-256 of its text, in hexadecimal
   */
  public record Row(long number, String hash, Content content) {
    List<WorkerLink> links() {
      return switch (content) {
        case Content.Readable(Worker worker) -> worker.links();
        case Content.Malformed _ -> List.of();
      };
    }
  }

  /** What a row holds. */
  public sealed interface Content {
    /** A worker, not yet validated. */
    record Readable(Worker worker) implements Content {
      @Override
      public String toString() {
        return "Readable[…]";
      }
    }

    /** Something that is no worker. */
    record Malformed(Violation violation) implements Content {}
  }

  /** Carries the request out; in the answer each row has its outcome. */
  public Future<ImportOutcome> run(Request request) {
    long first = request.rows().getFirst().number();
    return bus.ask(
            Persistence.READER,
            new ReadCommand.FindImportOutcomes(
                request.context().tenant(), request.importId(), first, request.rows().size()),
            request.context().deadline())
        .compose(earlier -> new Run(request).begin(earlier));
  }

  /** The state of one request: the outcomes so far. */
  private final class Run {
    private final Request request;
    private final RequestContext context;
    private final Map<Long, ImportOutcome.Row> numberToOutcome = new TreeMap<>();

    Run(Request request) {
      this.request = request;
      this.context = request.context();
    }

    Future<ImportOutcome> begin(List<ImportRow.Outcome> earlier) {
      Map<Long, ImportRow.Outcome> numberToEarlier =
          earlier.stream()
              .collect(Collectors.toMap(ImportRow.Outcome::number, Function.identity()));
      List<Long> different =
          request.rows().stream()
              .filter(row -> differs(row, numberToEarlier.get(row.number())))
              .map(Row::number)
              .toList();
      if (!different.isEmpty()) {
        return Future.succeededFuture(new ImportOutcome.RowsDiffer(different));
      }
      earlier.forEach(this::done);
      return carryOut(
          request.rows().stream()
              .filter(row -> !numberToEarlier.containsKey(row.number()))
              .toList());
    }

    private static boolean differs(Row row, ImportRow.Outcome earlier) {
      return earlier != null && !earlier.hash().equals(row.hash());
    }

    private Future<ImportOutcome> carryOut(List<Row> rows) {
      List<Future<List<PreparedRow>>> slices = new ArrayList<>();
      for (int from = 0; from < rows.size(); from += SLICE) {
        List<Row> slice = rows.subList(from, Math.min(from + SLICE, rows.size()));
        slices.add(pool.run(() -> slice.stream().map(this::prepare).toList()));
      }
      return Future.all(slices)
          .compose(
              all ->
                  links.refuseUnknown(
                      context, slices.stream().flatMap(one -> one.result().stream()).toList()))
          .compose(this::write)
          .compose(written -> links.make(context, request.rows(), numberToOutcome))
          .map(done -> new ImportOutcome.Imported(List.copyOf(numberToOutcome.values())));
    }

    private PreparedRow prepare(Row row) {
      return switch (row.content()) {
        case Content.Malformed(Violation violation) -> new Broken(row, List.of(violation));
        case Content.Readable(Worker worker) ->
            switch (validator.validate(worker, Intake.IMPORT)) {
              case Validation.Invalid(List<Violation> violations) -> new Broken(row, violations);
              case Validation.Valid(Worker valid) -> entry(row, valid);
            };
      };
    }

    private Entry entry(Row row, Worker valid) {
      Worker worker =
          valid.toBuilder().id(valid.id().orElseGet(WorkerIds::next)).links(List.of()).build();
      return new Entry(row, worker, identity.of(worker, context.tenant()), eventData.of(worker));
    }

    private Future<?> write(List<PreparedRow> prepared) {
      List<Future<?>> notes = new ArrayList<>();
      List<Entry> entries = new ArrayList<>();
      for (PreparedRow one : prepared) {
        switch (one) {
          case Broken(Row row, List<Violation> violations) ->
              notes.add(note(row, "rejected", ImportDetails.errors(violations)));
          case Entry entry -> entries.add(entry);
        }
      }
      notes.add(round(entries));
      return Future.all(notes);
    }

    private Future<?> round(List<Entry> entries) {
      if (entries.isEmpty()) {
        return Future.succeededFuture();
      }
      if (context.deadline().expired()) {
        return Future.failedFuture(
            new ServiceUnavailable(
                Reason.DEADLINE_EXCEEDED,
                "The rows could not be imported in time; send them again."));
      }
      DuplicateSearch.Terms terms =
          new DuplicateSearch.Terms(
              policy.settings(context.tenant()),
              policy.createThreshold(),
              DUPLICATES_NAMED,
              policy.candidateLimit());
      return duplicates
          .search(context, entries.stream().map(Entry::index).toList(), terms)
          .compose(found -> write(entries, found))
          .compose(this::round);
    }

    /** Returns the entries that must go round again. */
    private Future<List<Entry>> write(List<Entry> entries, DuplicateSearch.Found found) {
      List<Entry> again = new ArrayList<>();
      List<Future<?>> writes = new ArrayList<>();
      for (int index = 0; index < entries.size(); index++) {
        Entry entry = entries.get(index);
        List<ScoredCandidate> similar = found.perRecord().get(index);
        writes.add(
            similar.isEmpty() || request.onDuplicate() != OnDuplicate.SKIP
                ? create(entry, similar, found.through(), again)
                : note(
                    entry.row(),
                    "duplicate",
                    ImportDetails.duplicateOf(similar.stream().map(ScoredCandidate::id).toList())));
      }
      return Future.all(writes).map(done -> again);
    }

    private Future<?> create(
        Entry entry, List<ScoredCandidate> similar, long through, List<Entry> again) {
      boolean review = request.onDuplicate() == OnDuplicate.REVIEW && !similar.isEmpty();
      List<UUID> others = review ? similar.stream().map(ScoredCandidate::id).toList() : List.of();
      ImportRow row =
          new ImportRow(
              request.importId(),
              new ImportRow.Outcome(
                  entry.row().number(),
                  entry.row().hash(),
                  review ? "review" : "created",
                  ImportDetails.created(entry.worker().id().orElseThrow(), others)));
      WriteItem.Create item =
          ImportedCreate.of(
              context,
              entry.worker(),
              entry.index(),
              entry.eventData(),
              request.onDuplicate(),
              through,
              review ? similar : List.of(),
              row);
      return bus.ask(Persistence.WRITER, item, context.deadline())
          .compose(outcome -> written(entry, row, outcome, again));
    }

    private Future<?> written(Entry entry, ImportRow row, WriteOutcome outcome, List<Entry> again) {
      return switch (outcome) {
        case WriteOutcome.Written _ -> done(row.outcome());
        case WriteOutcome.RowRepeated(ImportRow.Outcome earlier) -> done(earlier);
        case WriteOutcome.Stale _ -> {
          again.add(entry);
          yield Future.succeededFuture();
        }
        case WriteOutcome.Claimed(var holders) ->
            note(entry.row(), "duplicate", ImportDetails.duplicateOf(List.copyOf(holders)));
        // The same is said of the ids of others, so that nobody learns whose an id is.
        case WriteOutcome.IdTaken _ ->
            note(entry.row(), "rejected", ImportDetails.errors(List.of(ID_TAKEN)));
        case WriteOutcome.UnknownReferences(var ids) ->
            note(
                entry.row(),
                "rejected",
                ImportDetails.errors(References.violations(entry.worker(), Set.of(), ids)));
        case WriteOutcome.VersionMismatch _,
            WriteOutcome.NotFound _,
            WriteOutcome.NotDeleted _,
            WriteOutcome.Noted _,
            WriteOutcome.Repeated _ ->
            throw new IllegalStateException("An imported row cannot end as " + outcome);
      };
    }

    private Future<?> note(Row row, String outcome, String details) {
      ImportRow.Outcome noted = new ImportRow.Outcome(row.number(), row.hash(), outcome, details);
      return bus.ask(
              Persistence.WRITER,
              new WriteItem.Note(context, new ImportRow(request.importId(), noted)),
              context.deadline())
          .compose(
              answer ->
                  done(
                      answer instanceof WriteOutcome.RowRepeated(ImportRow.Outcome earlier)
                          ? earlier
                          : noted));
    }

    private Future<?> done(ImportRow.Outcome outcome) {
      numberToOutcome.put(
          outcome.number(),
          new ImportOutcome.Row(outcome.number(), outcome.outcome(), outcome.details()));
      return Future.succeededFuture();
    }
  }
}
