package org.workerservice.api.rest;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import org.workerservice.flow.Toolbox;
import org.workerservice.privacy.Masking;
import org.workerservice.security.TokenVerifier;

/** Mounts the REST interface on a router. */
public final class RestApi {
  private final Toolbox tools;
  private final Masking masking;
  private final TokenVerifier verifier;
  private final InFlight inFlight;
  private final Limits limits;
  private final org.workerservice.search.language.Limits queryLimits;

  /**
   * What a request may take.
   *
   * @param maximumBody bytes
   * @param maximumImportBody bytes
   * @param deadline for a request
   * @param importDeadline for a request that imports rows
   * @param heartbeat between two signs of life of a stream of events
   */
  public record Limits(
      long maximumBody,
      long maximumImportBody,
      Duration deadline,
      Duration importDeadline,
      Duration heartbeat) {}

  /** Takes what the routes need. */
  public RestApi(
      Toolbox tools,
      Masking masking,
      TokenVerifier verifier,
      InFlight inFlight,
      Limits limits,
      org.workerservice.search.language.Limits queryLimits) {
    this.tools = tools;
    this.masking = masking;
    this.verifier = verifier;
    this.inFlight = inFlight;
    this.limits = limits;
    this.queryLimits = queryLimits;
  }

  /** Adds the routes; those with a fixed last part come before those with an id. */
  public void mount(Router router) {
    Flows flows = Flows.of(tools);
    WorkerView view = new WorkerView(masking);
    router.route("/api/*").handler(inFlight::handle);
    Authentication authentication = new Authentication(verifier);
    router.route("/api/*").handler(authentication::handle);
    router.post("/api/workers/import").handler(body(limits.maximumImportBody()));
    router.post("/api/organizations/import").handler(body(limits.maximumImportBody()));
    router.route("/api/*").handler(body(limits.maximumBody()));
    router.route("/api/*").handler(MediaTypes::require);
    new MatchRoutes(flows, view, tools.policy(), limits.deadline()).mount(router);
    new ExplainRoutes(flows, view, tools.policy(), limits.deadline()).mount(router);
    new SearchRoutes(flows, view, queryLimits, limits.deadline()).mount(router);
    new ImportRoutes(flows, tools.pool(), limits.importDeadline()).mount(router);
    new AuditRoutes(flows, view, limits.deadline()).mount(router);
    new EventRoutes(flows, limits.deadline()).mount(router);
    new EventStreamRoutes(tools.bus(), authentication, limits.deadline(), limits.heartbeat())
        .mount(router);
    new ReadRoutes(flows, view, limits.deadline()).mount(router);
    new WorkerRoutes(flows, view, limits.deadline()).mount(router);
    new LinkRoutes(flows, limits.deadline()).mount(router);
    new ChangeRoutes(flows, view, limits.deadline()).mount(router);
    mountOrganizations(router);
    mountModels(router);
  }

  private void mountModels(Router router) {
    ModelFlows flows = ModelFlows.of(tools);
    new ModelRoutes(flows, limits.deadline()).mount(router);
    new ModelJudgingRoutes(flows, limits.importDeadline()).mount(router);
    new JobRoutes(flows, limits.deadline()).mount(router);
  }

  private void mountOrganizations(Router router) {
    OrganizationFlows flows = OrganizationFlows.of(tools);
    OrganizationView view = new OrganizationView(masking);
    new OrganizationImportRoutes(flows, tools.pool(), limits.importDeadline()).mount(router);
    new OrganizationLookupRoutes(flows, view, limits.deadline()).mount(router);
    new OrganizationRoutes(flows, view, limits.deadline()).mount(router);
    new OrganizationChangeRoutes(flows, view, limits.deadline()).mount(router);
  }

  /** Adds the answers to what no route handled. */
  public static void mountErrors(Router router) {
    for (int status : new int[] {400, 404, 405, 406, 408, 413, 414, 415}) {
      router.errorHandler(status, routing -> Failures.answer(routing, status));
    }
    router.errorHandler(500, routing -> Failures.answer(routing, routing.failure()));
  }

  private static BodyHandler body(long limit) {
    return BodyHandler.create(false).setBodyLimit(limit);
  }
}
