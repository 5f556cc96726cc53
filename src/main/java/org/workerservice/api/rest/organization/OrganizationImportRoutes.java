package org.workerservice.api.rest.organization;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.api.http.body.RequestBody;
import org.workerservice.api.http.parameter.IdempotencyKeys;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.api.rest.worker.ImportRoutes;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.WorkerPool;
import org.workerservice.flow.organization.ImportOrganizations;
import org.workerservice.flow.organization.ImportOrganizations.Content;
import org.workerservice.json.Json;
import org.workerservice.model.organization.Organization;
import org.workerservice.security.Permission;
import org.workerservice.validation.Violation;

/**
 * Route that imports up to 500 rows about organisations. A repeated request gets the answer of the
 * first one.
 */
public final class OrganizationImportRoutes {
  private static final int MAX_ROWS = 500;
  private static final Pattern TYPES = Pattern.compile("(?:[A-Za-z0-9]{1,20}(?:,(?!$)|$)){0,20}");

  private final OrganizationFlows flows;
  private final WorkerPool pool;
  private final Duration deadline;

  /**
   * Creates the routes.
   *
   * @param deadline for each request
   */
  public OrganizationImportRoutes(OrganizationFlows flows, WorkerPool pool, Duration deadline) {
    this.flows = flows;
    this.pool = pool;
    this.deadline = deadline;
  }

  /** Adds the route to import organisations. */
  public void mount(GuardedRouter router) {
    router
        .postRows("/api/organizations/import", Permission.IMPORT_ORGANIZATIONS)
        .handler(Handling.of(this::importRows));
  }

  private Future<Answered> importRows(RoutingContext routing) {
    Parameters.allow(routing, "first_row", "single_relationships");
    RequestContext context = Authentication.context(routing, deadline);
    UUID importId = Parameters.importId(routing);
    long firstRow = Parameters.number(routing, "first_row", 1, 1, Long.MAX_VALUE / 2);
    Set<String> single = singleRelationships(routing);
    return pool.run(() -> rows(RequestBody.object(routing), firstRow))
        .compose(
            rows ->
                flows
                    .imports()
                    .run(new ImportOrganizations.Request(context, importId, single, rows)))
        .map(outcome -> ImportRoutes.answer(routing, importId, firstRow, outcome));
  }

  private static Set<String> singleRelationships(RoutingContext routing) {
    String text = Parameters.single(routing, "single_relationships").orElse("");
    if (!TYPES.matcher(text).matches()) {
      throw RefusedRequest.malformed(
          "single_relationships",
          "invalid_format",
          "The parameter must be codes of relationship types, such as RE4, separated by commas.");
    }
    return text.isEmpty()
        ? Set.of()
        : Set.copyOf(List.of(text.toUpperCase(Locale.ROOT).split(",")));
  }

  private static List<ImportOrganizations.Row> rows(ObjectNode body, long firstRow) {
    JsonNode sent = ImportRoutes.onlyList(body, "organizations");
    if (sent.size() > MAX_ROWS) {
      throw RefusedRequest.malformed(
          "organizations", "too_many", "A request may hold at most 500 rows. Split the import.");
    }
    List<ImportOrganizations.Row> rows = new ArrayList<>(sent.size());
    for (JsonNode node : sent) {
      String hash = IdempotencyKeys.hash(node);
      rows.add(new ImportOrganizations.Row(firstRow + rows.size(), hash, content(node)));
    }
    return rows;
  }

  private static Content content(JsonNode node) {
    if (!node.isObject()) {
      return new Content.Malformed(
          List.of(new Violation("", "malformed", "The row must be a JSON object.")));
    }
    try {
      return new Content.Readable(
          Json.MAPPER.treeToValue(node, Organization.class), node.hasNonNull("active"));
    } catch (JsonProcessingException error) {
      return new Content.Malformed(RequestBody.violations(node, Organization.class, error));
    }
  }
}
