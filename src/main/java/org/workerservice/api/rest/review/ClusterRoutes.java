package org.workerservice.api.rest.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.review.ClusterPage;
import org.workerservice.flow.review.FindClusters;
import org.workerservice.flow.review.ReviewCluster;
import org.workerservice.persistence.review.ReviewCommand;
import org.workerservice.persistence.review.ReviewOrder;
import org.workerservice.security.Permission;

/** The route that lists groups of workers under review. */
public final class ClusterRoutes {
  private static final int PAGE = 20;
  private static final int MAX_PAGE = 50;
  private static final int MAX_SIZE = 50;

  private final FindClusters clusters;
  private final Duration deadline;

  /**
   * Creates the route.
   *
   * @param deadline for each request
   */
  public ClusterRoutes(FindClusters clusters, Duration deadline) {
    this.clusters = clusters;
    this.deadline = deadline;
  }

  /** Adds the route. */
  public void mount(GuardedRouter router) {
    router
        .get("/api/review-items/clusters", Permission.READ_WORKERS)
        .handler(Handling.of(this::list));
  }

  private record ItemView(UUID id, List<UUID> workerIds, double score, long version) {
    static ItemView of(ReviewCommand.Edge edge) {
      return new ItemView(
          edge.id(), List.of(edge.first(), edge.second()), edge.score(), edge.version());
    }
  }

  private record ClusterView(
      int size,
      boolean truncated,
      List<UUID> workerIds,
      List<List<UUID>> suggestedPeople,
      ItemView weakestLink,
      List<ItemView> items) {
    static ClusterView of(ReviewCluster cluster) {
      return new ClusterView(
          cluster.workers().size(),
          cluster.truncated(),
          cluster.workers(),
          cluster.people(),
          ItemView.of(cluster.weakest()),
          cluster.items().stream().map(ItemView::of).toList());
    }
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  private record PageAnswer(List<ClusterView> clusters, Optional<String> next) {
    static PageAnswer of(ClusterPage page) {
      return new PageAnswer(
          page.clusters().stream().map(ClusterView::of).toList(),
          page.next().map(ReviewOrder.Place::text));
    }
  }

  private Future<Answered> list(RoutingContext routing) {
    Parameters.allow(routing, "min_size", "after", "limit");
    RequestContext context = Authentication.context(routing, deadline);
    return clusters
        .list(
            context,
            ReviewParameters.after(routing, ReviewOrder.SCORE),
            Parameters.integer(routing, "min_size", 2, 2, MAX_SIZE),
            Parameters.integer(routing, "limit", PAGE, 1, MAX_PAGE))
        .map(page -> Answers.success(routing, 200, PageAnswer.of(page)));
  }
}
