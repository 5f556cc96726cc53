package org.workerservice.flow.organization;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.WorkerPool;
import org.workerservice.flow.WriteChecks;
import org.workerservice.flow.imports.ImportDetails;
import org.workerservice.flow.imports.ImportOutcome;
import org.workerservice.flow.organization.OrganizationImportPlan.Draft;
import org.workerservice.flow.organization.OrganizationImportPlan.Result;
import org.workerservice.model.organization.Organization;
import org.workerservice.persistence.database.ImportRow;
import org.workerservice.persistence.organization.OrganizationChange;
import org.workerservice.persistence.organization.OrganizationCommand;
import org.workerservice.persistence.organization.OrganizationRefusal;
import org.workerservice.persistence.organization.OrganizationWriteOutcome;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.validation.Violation;

/**
 * Imports some rows in one transaction: rows that were imported before return their earlier
 * outcome, the others are merged into the organisations with their ODS code or id, or create new
 * ones. If the registry changes in the meantime, the rows are planned again.
 */
public final class ImportOrganizations {
  private final Bus bus;
  private final WriteChecks checks;
  private final OrganizationWrites writes;
  private final WorkerPool pool;

  public ImportOrganizations(Toolbox tools) {
    this.bus = tools.bus();
    this.checks = tools.checks();
    this.writes = new OrganizationWrites(tools);
    this.pool = tools.pool();
  }

  /**
   * Some rows of an import.
   *
   * @param importId the same for all requests of one import
   * @param singleRelationships types, in capitals, of which an organisation has one at a time: an
   *     open relationship of the row ends the earlier ones
   */
  public record Request(
      RequestContext context, UUID importId, Set<String> singleRelationships, List<Row> rows) {
    /** Makes defensive copies. */
    public Request {
      singleRelationships = Set.copyOf(singleRelationships);
      rows = List.copyOf(rows);
    }
  }

  /**
   * A row as received.
   *
   * @param number counts from 1 over the whole import
   * @param hash SHA-256 of its text, in hexadecimal
   */
  public record Row(long number, String hash, Content content) {}

  /** What a row holds. */
  public sealed interface Content {
    /**
     * An organisation or a part of one, not yet validated.
     *
     * @param saysActive whether the row says if the organisation is active
     */
    record Readable(Organization organization, boolean saysActive) implements Content {}

    /** A row that is not an organisation. */
    record Malformed(List<Violation> violations) implements Content {
      /** Makes a defensive copy of the list. */
      public Malformed {
        violations = List.copyOf(violations);
      }
    }
  }

  /** Executes the request; every row has an outcome in the result. */
  public Future<ImportOutcome> run(Request request) {
    return new Run(request).start();
  }

  /** The state of one request: the outcomes so far, and the rows that were refused. */
  private final class Run {
    private final Request request;
    private final RequestContext context;
    private final Map<Long, ImportOutcome.Row> numberToOutcome = new TreeMap<>();
    private final Map<Long, Violation> numberToViolation = new HashMap<>();

    Run(Request request) {
      this.request = request;
      this.context = request.context();
    }

    Future<ImportOutcome> start() {
      if (context.deadline().expired()) {
        return Future.failedFuture(
            new ServiceUnavailable(
                Reason.DEADLINE_EXCEEDED,
                "The rows could not be imported in time; send them again."));
      }
      long first = request.rows().getFirst().number();
      return bus.ask(
              ReadCommand.ADDRESS,
              new ReadCommand.FindImportOutcomes(
                  context.tenant(), request.importId(), first, request.rows().size()),
              context.deadline())
          .compose(this::continueAfter);
    }

    private Future<ImportOutcome> continueAfter(List<ImportRow.Outcome> earlier) {
      Map<Long, ImportRow.Outcome> numberToEarlier =
          earlier.stream()
              .collect(Collectors.toMap(ImportRow.Outcome::number, Function.identity()));
      List<Long> different =
          request.rows().stream()
              .filter(row -> numberToEarlier.containsKey(row.number()))
              .filter(row -> !numberToEarlier.get(row.number()).hash().equals(row.hash()))
              .map(Row::number)
              .toList();
      if (!different.isEmpty()) {
        return Future.succeededFuture(new ImportOutcome.RowsDiffer(different));
      }
      earlier.forEach(this::done);
      List<Row> rows =
          request.rows().stream()
              .filter(row -> !numberToEarlier.containsKey(row.number()))
              .toList();
      return rows.isEmpty() ? Future.succeededFuture(answer()) : plan(rows);
    }

    private Future<ImportOutcome> plan(List<Row> rows) {
      OrganizationCommand.FindMany stored =
          new OrganizationCommand.FindMany(
              context.tenant(),
              OrganizationImportPlan.ids(rows),
              OrganizationImportPlan.codes(rows));
      return bus.ask(OrganizationCommand.ADDRESS, stored, context.deadline())
          .compose(found -> pool.run(() -> prepare(rows, found)))
          .compose(this::write);
    }

    /** What to write for a plan. */
    private record Prepared(
        List<Draft> drafts, List<OrganizationChange> changes, List<ImportRow> rows) {}

    private Prepared prepare(List<Row> rows, List<Organization> found) {
      OrganizationImportPlan plan =
          new OrganizationImportPlan(checks, request.singleRelationships(), found);
      plan.add(rows, numberToViolation);
      return new Prepared(
          plan.changed(),
          plan.changed().stream().map(this::change).toList(),
          rows.stream().map(row -> row(row, plan.results().get(row.number()))).toList());
    }

    private OrganizationChange change(Draft draft) {
      return draft
          .stored()
          .map(before -> writes.update(draft.now(), OptionalLong.of(before.version())))
          .orElseGet(() -> writes.create(draft.now()));
    }

    private ImportRow row(Row row, Result result) {
      return new ImportRow(
          request.importId(),
          switch (result) {
            case Result.Accepted(String outcome, Draft draft, List<Violation> warnings) ->
                new ImportRow.Outcome(
                    row.number(),
                    row.hash(),
                    outcome,
                    ImportDetails.withWarnings(
                        ImportDetails.written(
                            draft.now().id().orElseThrow(), draft.versionAfterwards()),
                        warnings));
            case Result.Rejected(List<Violation> violations) ->
                new ImportRow.Outcome(
                    row.number(), row.hash(), "rejected", ImportDetails.errors(violations));
          });
    }

    private Future<ImportOutcome> write(Prepared prepared) {
      OrganizationCommand.Write write =
          new OrganizationCommand.Write(
              context, prepared.changes(), Optional.empty(), prepared.rows());
      return bus.ask(OrganizationCommand.ADDRESS, write, context.deadline())
          .compose(outcome -> answer(prepared, outcome));
    }

    private Future<ImportOutcome> answer(Prepared prepared, OrganizationWriteOutcome outcome) {
      return switch (outcome) {
        case OrganizationWriteOutcome.Committed _ -> {
          prepared.rows().forEach(row -> done(row.outcome()));
          yield Future.succeededFuture(answer());
        }
        case OrganizationWriteOutcome.Refused(var indexToRefusal) -> {
          indexToRefusal.forEach((index, refusal) -> refuse(prepared.drafts().get(index), refusal));
          yield start();
        }
        case OrganizationWriteOutcome.RowsRepeated _ -> start();
        case OrganizationWriteOutcome.Repeated _ ->
            throw new IllegalStateException("An import has no idempotency key.");
      };
    }

    /** Refusals by concurrent changes need no violation: the next plan sees those changes. */
    private void refuse(Draft draft, OrganizationRefusal refusal) {
      OrganizationViolations.ofImport(refusal)
          .ifPresent(
              violation -> draft.rows().forEach(row -> numberToViolation.put(row, violation)));
    }

    private void done(ImportRow.Outcome outcome) {
      numberToOutcome.put(
          outcome.number(),
          new ImportOutcome.Row(outcome.number(), outcome.outcome(), outcome.details()));
    }

    private ImportOutcome answer() {
      return new ImportOutcome.Imported(new ArrayList<>(numberToOutcome.values()));
    }
  }
}
