package org.workerservice.api.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/** How many requests ended with each error; safe for use by any thread. */
public final class ErrorCounts {
  private static final String KEY = ErrorCounts.class.getName();

  /** Before every route that may refuse a request. */
  private static final int BEFORE_ALL_ROUTES = -3;

  private final Map<ErrorCode, LongAdder> codeToCount = new EnumMap<>(ErrorCode.class);

  /** Counts from zero. */
  public ErrorCounts() {
    for (ErrorCode code : ErrorCode.values()) {
      codeToCount.put(code, new LongAdder());
    }
  }

  /** Counts every error that a request to the router is answered with. */
  public void mount(Router router) {
    router
        .route()
        .order(BEFORE_ALL_ROUTES)
        .handler(
            routing -> {
              routing.put(KEY, this);
              routing.next();
            });
  }

  /** Notes what a request has been answered with. */
  static void count(RoutingContext routing, ErrorCode code) {
    ErrorCounts counts = routing.get(KEY);
    if (counts != null) {
      counts.codeToCount.get(code).increment();
    }
  }

  /** Names every code there is, and where to ask for its count. */
  public void forEach(BiConsumer<String, LongSupplier> action) {
    codeToCount.forEach((code, count) -> action.accept(code.name(), count::sum));
  }
}
