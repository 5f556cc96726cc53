package org.workerservice.api.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Failures;
import org.workerservice.api.http.connection.RequestHold;

/** Wraps the handler of a route so that every failure in it becomes an answer. */
public final class Handling {
  private Handling() {}

  /**
   * Returns the handler of a route.
   *
   * @param handler answers inside the chain that it returns, with {@code map} or {@code compose}:
   *     an exception thrown there or earlier is answered as an error
   */
  public static Handler<RoutingContext> of(Function<RoutingContext, Future<Answered>> handler) {
    return routing ->
        RequestHold.work(
            routing,
            Future.succeededFuture(routing)
                .compose(handler)
                .otherwise(failure -> Failures.answer(routing, failure))
                .onFailure(failure -> Failures.abandon(routing, failure)));
  }
}
