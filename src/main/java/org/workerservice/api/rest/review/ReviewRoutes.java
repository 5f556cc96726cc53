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
import org.workerservice.api.rest.worker.WorkerView;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.review.ReviewQueue;
import org.workerservice.persistence.review.ReviewCommand;
import org.workerservice.persistence.review.ReviewFilter;
import org.workerservice.persistence.review.ReviewOrder;
import org.workerservice.persistence.review.ReviewStatus;
import org.workerservice.privacy.Masking;
import org.workerservice.security.Permission;

/** Routes that read the review queue. */
public final class ReviewRoutes {
  private static final int PAGE = 50;
  private static final int MAX_PAGE = 500;

  private final ReviewQueue queue;
  private final ReviewAnswers answers;
  private final Duration deadline;

  /**
   * Creates the routes.
   *
   * @param deadline for each request
   */
  public ReviewRoutes(ReviewQueue queue, WorkerView view, Duration deadline) {
    this.queue = queue;
    this.answers = new ReviewAnswers(view);
    this.deadline = deadline;
  }

  /** Adds the routes to list, count and read review items. */
  public void mount(GuardedRouter router) {
    router.get("/api/review-items", Permission.READ_WORKERS).handler(Handling.of(this::list));
    router
        .get("/api/review-items/counts", Permission.READ_WORKERS)
        .handler(Handling.of(this::count));
    router.get("/api/review-items/:id", Permission.READ_WORKERS).handler(Handling.of(this::read));
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  private record ListAnswer(List<ReviewView> items, Optional<String> next) {}

  private Future<Answered> list(RoutingContext routing) {
    ReviewParameters.allow(routing, "order", "after", "limit");
    RequestContext context = Authentication.context(routing, deadline);
    ReviewFilter filter =
        ReviewParameters.filter(routing, context, Optional.of(ReviewStatus.PENDING));
    ReviewOrder order = ReviewParameters.order(routing);
    boolean isMasked = Masking.appliesTo(context.roles());
    return queue
        .list(
            context,
            filter,
            order,
            ReviewParameters.after(routing, order),
            Parameters.integer(routing, "limit", PAGE, 1, MAX_PAGE))
        .map(
            page ->
                Answers.success(
                    routing,
                    200,
                    new ListAnswer(
                        page.items().stream().map(item -> ReviewView.of(item, isMasked)).toList(),
                        page.next().map(ReviewOrder.Place::text))));
  }

  private record CountView(String status, String quality, String detectionMethod, long items) {
    static CountView of(ReviewCommand.Count count) {
      return new CountView(count.status().code(), count.quality(), count.method(), count.items());
    }
  }

  private record CountAnswer(long total, List<CountView> counts) {}

  private Future<Answered> count(RoutingContext routing) {
    ReviewParameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    return queue
        .count(context, ReviewParameters.filter(routing, context, Optional.empty()))
        .map(
            counts ->
                Answers.success(
                    routing,
                    200,
                    new CountAnswer(
                        counts.stream().mapToLong(ReviewCommand.Count::items).sum(),
                        counts.stream().map(CountView::of).toList())));
  }

  private Future<Answered> read(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    UUID id = Parameters.id(routing);
    return queue.find(context, id).map(outcome -> answers.of(routing, context, outcome));
  }
}
