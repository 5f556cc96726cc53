package org.workerservice.api.rest;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** Wraps the handler of a route so that whatever goes wrong in it becomes an answer. */
final class Handling {
  private Handling() {}

  static Handler<RoutingContext> of(Function<RoutingContext, Future<?>> handler) {
    return routing -> {
      Future<?> handled;
      try {
        handled = handler.apply(routing);
      } catch (RuntimeException problem) {
        handled = Future.failedFuture(problem);
      }
      handled.onFailure(failure -> Failures.answer(routing, failure));
    };
  }
}
