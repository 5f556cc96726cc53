package org.workerservice.api.rest;

import io.vertx.ext.web.Router;
import java.time.Duration;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.access.RequestGate;
import org.workerservice.api.http.answer.Failures;
import org.workerservice.api.http.connection.Traffic;
import org.workerservice.api.rest.assignment.AssignmentFlows;
import org.workerservice.api.rest.assignment.AssignmentRoutes;
import org.workerservice.api.rest.assignment.StaffRoutes;
import org.workerservice.api.rest.assignment.TimelineRoutes;
import org.workerservice.api.rest.deduplication.DeduplicationRoutes;
import org.workerservice.api.rest.log.AuditRoutes;
import org.workerservice.api.rest.log.EventRoutes;
import org.workerservice.api.rest.log.EventStreamRoutes;
import org.workerservice.api.rest.log.PublishingRoutes;
import org.workerservice.api.rest.merge.MergeFlows;
import org.workerservice.api.rest.merge.MergeRoutes;
import org.workerservice.api.rest.merge.ReversalRoutes;
import org.workerservice.api.rest.model.JobRoutes;
import org.workerservice.api.rest.model.ModelFlows;
import org.workerservice.api.rest.model.ModelJudgingRoutes;
import org.workerservice.api.rest.model.ModelRoutes;
import org.workerservice.api.rest.organization.OrganizationChangeRoutes;
import org.workerservice.api.rest.organization.OrganizationFlows;
import org.workerservice.api.rest.organization.OrganizationImportRoutes;
import org.workerservice.api.rest.organization.OrganizationLookupRoutes;
import org.workerservice.api.rest.organization.OrganizationRoutes;
import org.workerservice.api.rest.organization.OrganizationView;
import org.workerservice.api.rest.review.ClusterRoutes;
import org.workerservice.api.rest.review.MatchScoreRoutes;
import org.workerservice.api.rest.review.ReviewDecisionRoutes;
import org.workerservice.api.rest.review.ReviewRoutes;
import org.workerservice.api.rest.review.StewardRoutes;
import org.workerservice.api.rest.worker.ChangeRoutes;
import org.workerservice.api.rest.worker.CorrectionRoutes;
import org.workerservice.api.rest.worker.ExplainRoutes;
import org.workerservice.api.rest.worker.Flows;
import org.workerservice.api.rest.worker.ImportRoutes;
import org.workerservice.api.rest.worker.LinkRoutes;
import org.workerservice.api.rest.worker.MatchRoutes;
import org.workerservice.api.rest.worker.MissingWorker;
import org.workerservice.api.rest.worker.ReadRoutes;
import org.workerservice.api.rest.worker.SearchRoutes;
import org.workerservice.api.rest.worker.SourceRoutes;
import org.workerservice.api.rest.worker.WorkerRoutes;
import org.workerservice.api.rest.worker.WorkerView;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.job.FollowJobs;
import org.workerservice.flow.review.DecideAndMerge;
import org.workerservice.flow.review.FindClusters;
import org.workerservice.flow.review.MatchScores;
import org.workerservice.flow.review.ReviewQueue;
import org.workerservice.flow.review.StewardQueue;
import org.workerservice.flow.worker.ReadWorkers;
import org.workerservice.privacy.Masking;
import org.workerservice.search.language.QueryLimits;
import org.workerservice.security.TokenVerifier;

/** Mounts the REST interface on a router. */
public final class RestApi {
  private final Toolbox tools;
  private final Masking masking;
  private final TokenVerifier verifier;
  private final Traffic traffic;
  private final Limits limits;
  private final QueryLimits queryLimits;

  /**
   * Limits of a request.
   *
   * @param maximumBody bytes
   * @param maximumImportBody bytes
   * @param deadline for a request
   * @param importDeadline for a request that imports rows
   * @param heartbeat interval between heartbeats of an event stream
   * @param stalledReader time after which an event stream ends if its client reads nothing
   */
  public record Limits(
      long maximumBody,
      long maximumImportBody,
      Duration deadline,
      Duration importDeadline,
      Duration heartbeat,
      Duration stalledReader) {}

  /** Creates the interface. {@link #mount} adds it to a router. */
  public RestApi(
      Toolbox tools,
      Masking masking,
      TokenVerifier verifier,
      Traffic traffic,
      Limits limits,
      QueryLimits queryLimits) {
    this.tools = tools;
    this.masking = masking;
    this.verifier = verifier;
    this.traffic = traffic;
    this.limits = limits;
    this.queryLimits = queryLimits;
  }

  /** Adds the routes. Routes with a literal last segment come before those with an id. */
  public void mount(Router router) {
    Flows flows = Flows.of(tools);
    WorkerView view = new WorkerView(masking);
    Authentication authentication = new Authentication(verifier, traffic);
    router.route("/api/*").handler(authentication::handle);
    GuardedRouter guarded =
        new GuardedRouter(
            router,
            new RequestGate(traffic, System::nanoTime),
            limits.maximumBody(),
            limits.maximumImportBody());
    MergeFlows merges = MergeFlows.of(tools);
    new MergeRoutes(merges, view, limits.deadline()).mount(guarded);
    new ReversalRoutes(merges, view, limits.deadline()).mount(guarded);
    mountReviews(guarded, view, flows);
    new MatchRoutes(flows, view, tools.policy(), limits.deadline()).mount(guarded);
    new ExplainRoutes(flows, view, tools.policy(), limits.deadline()).mount(guarded);
    new SearchRoutes(flows, view, queryLimits, limits.deadline()).mount(guarded);
    new ImportRoutes(flows, tools.pool(), limits.importDeadline()).mount(guarded);
    new AuditRoutes(flows, view, limits.deadline()).mount(guarded);
    new EventRoutes(flows, limits.deadline()).mount(guarded);
    new EventStreamRoutes(
            tools.bus(),
            flows.read(),
            authentication,
            limits.deadline(),
            limits.heartbeat(),
            limits.stalledReader())
        .mount(guarded);
    new PublishingRoutes(tools.bus(), limits.deadline()).mount(guarded);
    new ReadRoutes(flows, view, limits.deadline()).mount(guarded);
    new WorkerRoutes(flows, view, limits.deadline()).mount(guarded);
    new LinkRoutes(flows, limits.deadline()).mount(guarded);
    new ChangeRoutes(flows, view, limits.deadline()).mount(guarded);
    new CorrectionRoutes(flows, view, limits.deadline()).mount(guarded);
    new SourceRoutes(flows, view, limits.deadline()).mount(guarded);
    mountOrganizations(guarded);
    mountAssignments(guarded, flows);
    mountModels(guarded);
  }

  private void mountAssignments(GuardedRouter guarded, Flows workers) {
    AssignmentFlows flows = AssignmentFlows.of(tools);
    MissingWorker missing = new MissingWorker(workers);
    new AssignmentRoutes(flows, missing, limits.deadline()).mount(guarded);
    new TimelineRoutes(flows, missing, limits.deadline()).mount(guarded);
    new StaffRoutes(flows, limits.deadline()).mount(guarded);
  }

  private void mountReviews(GuardedRouter guarded, WorkerView view, Flows flows) {
    ReadWorkers reads = new ReadWorkers(tools);
    new ClusterRoutes(new FindClusters(tools, reads), limits.deadline()).mount(guarded);
    ReviewQueue queue = new ReviewQueue(tools, reads);
    StewardQueue stewards = new StewardQueue(tools, queue);
    new StewardRoutes(stewards, view, limits.deadline()).mount(guarded);
    new ReviewRoutes(queue, view, limits.deadline()).mount(guarded);
    new MatchScoreRoutes(new MatchScores(tools, reads), new MissingWorker(flows), limits.deadline())
        .mount(guarded);
    new ReviewDecisionRoutes(
            queue, stewards, new DecideAndMerge(tools, queue), view, limits.deadline())
        .mount(guarded);
  }

  private void mountModels(GuardedRouter guarded) {
    ModelFlows flows = ModelFlows.of(tools);
    new ModelRoutes(flows, limits.deadline()).mount(guarded);
    new ModelJudgingRoutes(flows, limits.importDeadline()).mount(guarded);
    new JobRoutes(new FollowJobs(tools.bus()), limits.deadline()).mount(guarded);
    new DeduplicationRoutes(tools, limits.deadline()).mount(guarded);
  }

  private void mountOrganizations(GuardedRouter guarded) {
    OrganizationFlows flows = OrganizationFlows.of(tools);
    OrganizationView view = new OrganizationView(masking);
    new OrganizationImportRoutes(flows, tools.pool(), limits.importDeadline()).mount(guarded);
    new OrganizationLookupRoutes(flows, view, limits.deadline()).mount(guarded);
    new OrganizationRoutes(flows, view, limits.deadline()).mount(guarded);
    new OrganizationChangeRoutes(flows, view, limits.deadline()).mount(guarded);
  }

  /** Adds the answers to requests that no route handled. */
  public static void mountErrors(Router router) {
    for (int status : new int[] {400, 404, 405, 406, 408, 413, 414, 415, 417}) {
      router.errorHandler(status, routing -> Failures.answer(routing, status));
    }
    router.errorHandler(500, routing -> Failures.answer(routing, routing.failure()));
  }
}
