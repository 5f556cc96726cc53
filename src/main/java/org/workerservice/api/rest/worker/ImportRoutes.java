package org.workerservice.api.rest.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.api.http.body.RequestBody;
import org.workerservice.api.http.parameter.IdempotencyKeys;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.WorkerPool;
import org.workerservice.flow.imports.ImportOutcome;
import org.workerservice.flow.imports.ImportWorkers;
import org.workerservice.flow.imports.ImportWorkers.Content;
import org.workerservice.flow.imports.ImportWorkers.OnDuplicate;
import org.workerservice.json.Json;
import org.workerservice.model.ImportedAssignment;
import org.workerservice.model.Worker;
import org.workerservice.security.Permission;
import org.workerservice.validation.Violation;

/** Route that imports up to 500 rows. A repeated request gets the answer of the first one. */
public final class ImportRoutes {
  private static final int MAX_ROWS = 500;
  private static final String ASSIGNMENTS = "assignments";
  private static final int MAX_ASSIGNMENTS = 256;
  private static final Violation TOO_MANY =
      new Violation(ASSIGNMENTS, "too_many", "At most 256 entries are allowed.");

  private final Flows flows;
  private final WorkerPool pool;
  private final Duration deadline;

  /**
   * Creates the routes.
   *
   * @param deadline for each request
   */
  public ImportRoutes(Flows flows, WorkerPool pool, Duration deadline) {
    this.flows = flows;
    this.pool = pool;
    this.deadline = deadline;
  }

  /** Adds the route to import workers. */
  public void mount(GuardedRouter router) {
    router
        .postRows("/api/workers/import", Permission.IMPORT_WORKERS)
        .handler(Handling.of(this::importRows));
  }

  private record ImportAnswer(
      UUID importId, long firstRow, Map<String, Long> counts, List<JsonNode> outcomes) {}

  private Future<Answered> importRows(RoutingContext routing) {
    Parameters.allow(routing, "first_row", "on_duplicate");
    RequestContext context = Authentication.context(routing, deadline);
    UUID importId = Parameters.importId(routing);
    long firstRow = Parameters.number(routing, "first_row", 1, 1, Long.MAX_VALUE / 2);
    OnDuplicate onDuplicate = onDuplicate(routing);
    return pool.run(() -> rows(RequestBody.object(routing), firstRow))
        .compose(
            rows ->
                flows
                    .imports()
                    .run(new ImportWorkers.Request(context, importId, onDuplicate, rows)))
        .map(outcome -> answer(routing, importId, firstRow, outcome));
  }

  private static OnDuplicate onDuplicate(RoutingContext routing) {
    String text = Parameters.single(routing, "on_duplicate").orElse("skip");
    return switch (text) {
      case "skip" -> OnDuplicate.SKIP;
      case "review" -> OnDuplicate.REVIEW;
      case "create" -> OnDuplicate.CREATE;
      case "update" -> OnDuplicate.UPDATE;
      case "link" -> OnDuplicate.LINK;
      default ->
          throw RefusedRequest.malformed(
              "on_duplicate",
              "invalid_format",
              "The parameter must be one of skip, review, create, update, link.");
    };
  }

  private static List<ImportWorkers.Row> rows(ObjectNode body, long firstRow) {
    JsonNode workers = onlyList(body, "workers");
    if (workers.size() > MAX_ROWS) {
      throw RefusedRequest.malformed(
          "workers", "too_many", "A request may hold at most 500 rows. Split the import.");
    }
    List<ImportWorkers.Row> rows = new ArrayList<>(workers.size());
    for (JsonNode node : workers) {
      rows.add(row(node, firstRow + rows.size()));
    }
    return rows;
  }

  /**
   * Returns the list that is the only field of the body.
   *
   * @throws RefusedRequest that names an unknown field, or the list if it is missing or empty
   */
  public static JsonNode onlyList(ObjectNode body, String name) {
    body.fieldNames()
        .forEachRemaining(
            field -> {
              if (!field.equals(name)) {
                throw RefusedRequest.malformed(
                    field,
                    "unknown_field",
                    "The field is unknown. The only field of the body is "
                        + name
                        + ", a list of rows.");
              }
            });
    JsonNode rows = body.path(name);
    if (!rows.isArray() || rows.isEmpty()) {
      throw RefusedRequest.malformed(
          name, "wrong_type", "The field must be a list of at least one row.");
    }
    return rows;
  }

  private static ImportWorkers.Row row(JsonNode node, long number) {
    String hash = IdempotencyKeys.hash(node);
    return node instanceof ObjectNode row && row.has(ASSIGNMENTS)
        ? withAssignments(row, number, hash)
        : new ImportWorkers.Row(number, hash, content(node));
  }

  private record Assignments(List<ImportedAssignment> assignments) {}

  private static ImportWorkers.Row withAssignments(ObjectNode row, long number, String hash) {
    ObjectNode own = Json.MAPPER.createObjectNode();
    own.set(ASSIGNMENTS, row.remove(ASSIGNMENTS));
    try {
      List<ImportedAssignment> read = Json.MAPPER.treeToValue(own, Assignments.class).assignments();
      return read == null
          ? new ImportWorkers.Row(number, hash, content(row))
          : read.size() > MAX_ASSIGNMENTS
              ? new ImportWorkers.Row(number, hash, new Content.Malformed(List.of(TOO_MANY)))
              : new ImportWorkers.Row(number, hash, content(row), read);
    } catch (JsonProcessingException error) {
      return new ImportWorkers.Row(
          number,
          hash,
          new Content.Malformed(RequestBody.violations(own, Assignments.class, error)));
    }
  }

  private static Content content(JsonNode node) {
    try {
      Worker worker = node.isObject() ? Json.MAPPER.treeToValue(node, Worker.class) : null;
      return worker == null
          ? new Content.Malformed(
              List.of(new Violation("", "malformed", "The row must be a JSON object.")))
          : new Content.Readable(worker, SentFields.of((ObjectNode) node));
    } catch (JsonProcessingException error) {
      return new Content.Malformed(RequestBody.violations(node, Worker.class, error));
    }
  }

  /** Answers with the outcome of each row. */
  public static Answered answer(
      RoutingContext routing, UUID importId, long firstRow, ImportOutcome outcome) {
    return switch (outcome) {
      case ImportOutcome.Imported(List<ImportOutcome.Row> rows) ->
          Answers.success(
              routing,
              200,
              new ImportAnswer(
                  importId,
                  firstRow,
                  rows.stream()
                      .collect(
                          Collectors.groupingBy(
                              ImportOutcome.Row::outcome, TreeMap::new, Collectors.counting())),
                  rows.stream().map(ImportRoutes::view).toList()));
      case ImportOutcome.RowsDiffer(List<Long> numbers) ->
          Answers.error(
              routing,
              ErrorCode.IMPORT_ROWS_DIFFER,
              "Some rows were sent before with different content. Use a new Import-Id for it.",
              Map.of("rows", numbers));
    };
  }

  private static JsonNode view(ImportOutcome.Row row) {
    ObjectNode view = Json.MAPPER.createObjectNode();
    view.put("row", row.number()).put("outcome", row.outcome());
    try {
      return view.setAll((ObjectNode) Json.MAPPER.readTree(row.details()));
    } catch (JsonProcessingException error) {
      throw new IllegalStateException("The details of an import row are JSON.", error);
    }
  }
}
