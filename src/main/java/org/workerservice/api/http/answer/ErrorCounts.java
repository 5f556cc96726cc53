package org.workerservice.api.http.answer;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/** Counts error answers by code. Thread-safe. */
public final class ErrorCounts {
  private static final String KEY = ErrorCounts.class.getName();

  private static final int BEFORE_ALL_ROUTES = -3;

  private final Map<ErrorCode, LongAdder> codeToCount = new EnumMap<>(ErrorCode.class);

  /** Starts all counts at zero. */
  public ErrorCounts() {
    for (ErrorCode code : ErrorCode.values()) {
      codeToCount.put(code, new LongAdder());
    }
  }

  /** Counts every error answer of the router. */
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

  /** Counts an error answer. */
  static void count(RoutingContext routing, ErrorCode code) {
    ErrorCounts counts = routing.get(KEY);
    if (counts != null) {
      counts.codeToCount.get(code).increment();
    }
  }

  /** Calls the action with each code and the supplier of its count. */
  public void forEach(BiConsumer<String, LongSupplier> action) {
    codeToCount.forEach((code, count) -> action.accept(code.name(), count::sum));
  }
}
