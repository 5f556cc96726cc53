package org.workerservice.api.rest;

import io.vertx.ext.web.RoutingContext;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/** How many requests of the API ended with each error; safe for use by any thread. */
public final class ErrorCounts {
  private static final String CODE = ErrorCounts.class.getName();

  private final Map<ErrorCode, LongAdder> codeToCount = new EnumMap<>(ErrorCode.class);

  ErrorCounts() {
    for (ErrorCode code : ErrorCode.values()) {
      codeToCount.put(code, new LongAdder());
    }
  }

  /** Notes what a request is answered with, for when it has ended. */
  static void remember(RoutingContext routing, ErrorCode code) {
    routing.put(CODE, code);
  }

  void count(RoutingContext routing) {
    ErrorCode code = routing.get(CODE);
    if (code != null) {
      codeToCount.get(code).increment();
    }
  }

  /** Names every code there is, and where to ask for its count. */
  public void forEach(BiConsumer<String, LongSupplier> action) {
    codeToCount.forEach((code, count) -> action.accept(code.name(), count::sum));
  }
}
