package org.workerservice.api.rest;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;

/** The types that bodies of requests may have. */
final class MediaTypes {
  static final String JSON = "application/json";

  /** JSON Merge Patch (RFC 7396 §4). */
  static final String MERGE_PATCH = "application/merge-patch+json";

  private static final Set<HttpMethod> WITH_BODY =
      Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

  private MediaTypes() {}

  /**
   * Refuses bodies of another type. A request without a body need not say of what type it is. For a
   * route that is not bound to methods: unknown paths would else be answered as known ones that
   * lack the method.
   */
  static void require(RoutingContext routing) {
    if (!WITH_BODY.contains(routing.request().method())) {
      routing.next();
      return;
    }
    String type = routing.request().getHeader("Content-Type");
    boolean empty = routing.body().buffer() == null || routing.body().length() <= 0;
    if (type == null ? empty : isAccepted(routing, type)) {
      routing.next();
    } else {
      Failures.answer(routing, 415);
    }
  }

  private static boolean isAccepted(RoutingContext routing, String type) {
    String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return media.equals(JSON)
        || (media.equals(MERGE_PATCH) && routing.request().method().equals(HttpMethod.PATCH));
  }
}
