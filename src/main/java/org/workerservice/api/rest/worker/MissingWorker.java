package org.workerservice.api.rest.worker;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.merge.ReadMerges;

/** The answers to requests for a worker that does not live: 410 if it was merged, else 404. */
public final class MissingWorker {
  private final ReadMerges merges;

  /** Looks survivors up with these operations. */
  public MissingWorker(Flows flows) {
    this.merges = flows.merges();
  }

  private record Survivor(UUID survivorId) {}

  /** Answers a request for a worker that does not live. */
  public Future<Answered> answer(RoutingContext routing, RequestContext context, UUID id) {
    return merges
        .survivor(context, id)
        .map(
            survivor ->
                survivor
                    .map(living -> merged(routing, living))
                    .orElseGet(
                        () ->
                            Answers.error(
                                routing, ErrorCode.NOT_FOUND, "No worker has the id " + id + ".")));
  }

  /** Answers 410, naming the worker that the merged one lives on in. */
  static Answered merged(RoutingContext routing, UUID survivor) {
    routing.response().putHeader("Location", WorkerAnswers.path(survivor));
    return Answers.error(
        routing,
        ErrorCode.MERGED,
        "The worker was merged into " + survivor + ".",
        new Survivor(survivor));
  }
}
