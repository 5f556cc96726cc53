package org.workerservice.flow.imports;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Toolbox;
import org.workerservice.model.ImportedAssignment;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerLink;
import org.workerservice.persistence.database.ImportRow;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.validation.Violation;

/**
 * Imports some rows: rows that were imported before return their earlier outcome, invalid rows are
 * recorded, the others are compared with the registry and written. Finally, the links and
 * assignments that the rows name are created.
 */
public final class ImportWorkers {
  private final Toolbox tools;
  private final ImportPreparation preparation;
  private final ImportedLinks links;
  private final ImportedAssignments assignments;

  public ImportWorkers(Toolbox tools) {
    this.tools = tools;
    this.preparation = new ImportPreparation(tools);
    this.links = new ImportedLinks(tools);
    this.assignments = new ImportedAssignments(tools);
  }

  /** What happens to a row that looks like an existing worker. */
  public enum OnDuplicate {
    /** The row is not imported. */
    SKIP,
    /** The row is imported, and a steward reviews the pair. */
    REVIEW,
    /** The row is imported without a review. */
    CREATE,
    /**
     * The worker with the source key of the row is updated; a definite match gets the key and is
     * updated. Any other duplicate is not imported.
     */
    UPDATE,
    /** A definite match gets the source key of the row, and nothing else. */
    LINK;

    boolean usesSources() {
      return this == UPDATE || this == LINK;
    }
  }

  /**
   * Some rows of an import.
   *
   * @param importId the same for all requests of one import
   */
  public record Request(
      RequestContext context, UUID importId, OnDuplicate onDuplicate, List<Row> rows) {
    /** Makes a defensive copy of the list. */
    public Request {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A row as received.
   *
   * @param number counts from 1 over the whole import
   * @param hash SHA-256 of its text, in hexadecimal
   */
  public record Row(
      long number, String hash, Content content, List<ImportedAssignment> assignments) {
    /** Makes a defensive copy of the list. */
    public Row {
      assignments = List.copyOf(assignments);
    }

    /** Creates a row without assignments. */
    public Row(long number, String hash, Content content) {
      this(number, hash, content, List.of());
    }

    List<WorkerLink> links() {
      return switch (content) {
        case Content.Readable(Worker worker, var _) -> worker.links();
        case Content.Malformed _ -> List.of();
      };
    }

    Set<String> fields() {
      return switch (content) {
        case Content.Readable(Worker _, Set<String> fields) -> fields;
        case Content.Malformed _ -> Set.of();
      };
    }
  }

  /** What a row holds. */
  public sealed interface Content {
    /**
     * A worker, not yet validated.
     *
     * @param fields the names in JSON of the fields of the row
     */
    record Readable(Worker worker, Set<String> fields) implements Content {
      /** Makes a defensive copy of the set. */
      public Readable {
        fields = Set.copyOf(fields);
      }

      /** Creates the content of a row that updates no worker. */
      public Readable(Worker worker) {
        this(worker, Set.of());
      }

      @Override
      public String toString() {
        return "Readable[…]";
      }
    }

    /** A row that is not a worker. */
    record Malformed(List<Violation> violations) implements Content {
      /** Makes a defensive copy of the list. */
      public Malformed {
        violations = List.copyOf(violations);
      }
    }
  }

  /** Executes the request; every row has an outcome in the result. */
  public Future<ImportOutcome> run(Request request) {
    long first = request.rows().getFirst().number();
    return tools
        .bus()
        .ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindImportOutcomes(
                request.context().tenant(), request.importId(), first, request.rows().size()),
            request.context().deadline())
        .compose(earlier -> carryOut(request, earlier));
  }

  private Future<ImportOutcome> carryOut(Request request, List<ImportRow.Outcome> earlier) {
    Map<Long, ImportRow.Outcome> numberToEarlier =
        earlier.stream().collect(Collectors.toMap(ImportRow.Outcome::number, Function.identity()));
    List<Long> different =
        request.rows().stream()
            .filter(row -> differs(row, numberToEarlier.get(row.number())))
            .map(Row::number)
            .toList();
    if (!different.isEmpty()) {
      return Future.succeededFuture(new ImportOutcome.RowsDiffer(different));
    }
    ImportOutcomes outcomes = new ImportOutcomes();
    earlier.forEach(outcomes::add);
    List<Row> rows =
        request.rows().stream().filter(row -> !numberToEarlier.containsKey(row.number())).toList();
    RequestContext context = request.context();
    return preparation
        .prepare(context, rows)
        .compose(prepared -> links.refuseUnknown(context, prepared))
        .compose(prepared -> assignments.refuseInvalid(context, prepared))
        .compose(new ImportRounds(tools, request, outcomes)::write)
        .compose(written -> links.create(context, request.rows(), outcomes))
        .compose(linked -> assignments.write(request, numberToEarlier.keySet(), outcomes))
        .map(done -> new ImportOutcome.Imported(outcomes.all()));
  }

  private static boolean differs(Row row, ImportRow.Outcome earlier) {
    return earlier != null && !earlier.hash().equals(row.hash());
  }
}
