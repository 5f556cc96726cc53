package org.workerservice.api.rest;

import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Bounds and counts the requests of the API that are worked on, over all event loops. */
public final class InFlight {
  private final AtomicInteger count = new AtomicInteger();
  private final int bound;

  /** Lets at most so many requests in. */
  public InFlight(int bound) {
    this.bound = bound;
  }

  /** Returns how many requests are being worked on. */
  public int count() {
    return count.get();
  }

  void handle(RoutingContext routing) {
    if (count.incrementAndGet() > bound) {
      count.decrementAndGet();
      routing.response().putHeader("Retry-After", "1");
      Answers.error(
          routing,
          ErrorCode.SERVICE_UNAVAILABLE,
          "Too many requests are under way; repeat later.",
          Map.of("reason", "busy"));
      return;
    }
    routing.addEndHandler(ended -> count.decrementAndGet());
    routing.next();
  }
}
