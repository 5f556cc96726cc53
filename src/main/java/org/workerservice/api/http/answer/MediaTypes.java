package org.workerservice.api.http.answer;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;

/** The media types that request bodies may have. */
public final class MediaTypes {
  static final String JSON = "application/json";

  /** JSON Merge Patch (RFC 7396 §4). */
  public static final String MERGE_PATCH = "application/merge-patch+json";

  private static final Set<HttpMethod> WITH_BODY =
      Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

  /** The name of no encoding (RFC 9110 §12.5.3). */
  private static final String IDENTITY = "identity";

  private MediaTypes() {}

  /**
   * Refuses bodies of other types and compressed bodies. A request without a body needs no
   * Content-Type. Mount it on routes without methods: otherwise unknown paths would be answered as
   * known paths that lack the method.
   */
  public static void require(RoutingContext routing) {
    if (!WITH_BODY.contains(routing.request().method())) {
      routing.next();
      return;
    }
    if (!isPlain(routing.request().getHeader("Content-Encoding"))) {
      routing.response().putHeader("Accept-Encoding", IDENTITY);
      Answers.error(
          routing,
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          "Compressed bodies are not supported. Send the body without Content-Encoding.");
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

  private static boolean isPlain(String encoding) {
    return encoding == null || encoding.isBlank() || encoding.strip().equalsIgnoreCase(IDENTITY);
  }

  private static boolean isAccepted(RoutingContext routing, String type) {
    return AnswerForm.of(routing)
        .map(form -> form.accepts(routing, type))
        .orElseGet(() -> isJson(routing, type));
  }

  private static boolean isJson(RoutingContext routing, String type) {
    String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return media.equals(JSON)
        || (media.equals(MERGE_PATCH) && routing.request().method().equals(HttpMethod.PATCH));
  }
}
