package org.workerservice.api.http.access;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Set;
import org.workerservice.api.http.answer.Answers;

/**
 * Lets pages of other origins call the API from a browser (Fetch standard, CORS protocol). Tokens
 * are sent in a header, so that browsers need send no credentials of their own. Requests of other
 * origins are answered as usual, without the headers that a browser requires.
 */
public final class Cors {
  /** After errors are counted, before a preflight, which has no token, is answered otherwise. */
  private static final int BEFORE_ALL_ROUTES = -2;

  private static final String ANY = "*";
  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
  private static final String REQUEST_HEADERS =
      "Accept, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Import-Id,"
          + " Last-Event-ID, traceparent, X-Request-Id";
  private static final String RESPONSE_HEADERS = "ETag, Location, Retry-After, X-Request-Id";

  private final Set<String> origins;
  private final String maxAge;

  /**
   * Allows these origins.
   *
   * @param origins as browsers send them; one may be {@code *}, for all
   * @param maxAge how long a browser may remember that it may call
   */
  public Cors(Set<String> origins, Duration maxAge) {
    this.origins = Set.copyOf(origins);
    this.maxAge = String.valueOf(maxAge.toSeconds());
  }

  /** Adds the headers to all answers; adds nothing if no origin is allowed. */
  public void mount(Router router) {
    if (!origins.isEmpty()) {
      router.route().order(BEFORE_ALL_ROUTES).handler(this::handle);
    }
  }

  private void handle(RoutingContext routing) {
    HttpServerResponse response = routing.response();
    String origin = routing.request().getHeader("Origin");
    if (!origins.contains(ANY)) {
      response.headers().add("Vary", "Origin");
    }
    if (origin == null || !(origins.contains(ANY) || origins.contains(origin))) {
      routing.next();
      return;
    }
    response.putHeader("Access-Control-Allow-Origin", origins.contains(ANY) ? ANY : origin);
    if (isPreflight(routing)) {
      response
          .putHeader("Access-Control-Allow-Methods", METHODS)
          .putHeader("Access-Control-Allow-Headers", REQUEST_HEADERS)
          .putHeader("Access-Control-Max-Age", maxAge);
      Answers.noContent(routing);
    } else {
      response.putHeader("Access-Control-Expose-Headers", RESPONSE_HEADERS);
      routing.next();
    }
  }

  private static boolean isPreflight(RoutingContext routing) {
    return routing.request().method().equals(HttpMethod.OPTIONS)
        && routing.request().getHeader("Access-Control-Request-Method") != null;
  }
}
