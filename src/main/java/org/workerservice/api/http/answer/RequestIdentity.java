package org.workerservice.api.http.answer;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Identifies a request in its answer, in logs and, by the trace, in the audit trail and in events.
 * The headers of the response hold it from the start, so that every answer carries it.
 *
 * @param requestId {@code X-Request-Id} of the caller, or a new random id
 * @param traceId trace id of the caller's {@code traceparent}, or a new random one
 */
public record RequestIdentity(String requestId, String traceId) {
  private static final int MAX_LENGTH = 128;
  private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");
  private static final CharSequence TRACE_ID = HttpHeaders.createOptimized("X-Trace-Id");
  private static final CharSequence TRACEPARENT = HttpHeaders.createOptimized("traceparent");

  /** Returns a handler that identifies a request and passes it to {@code next}. */
  public static Handler<HttpServerRequest> tag(Handler<HttpServerRequest> next) {
    return request -> {
      of(request.headers()).tag(request.response());
      next.handle(request);
    };
  }

  /** Returns the identity in the headers of a request. Missing and unusable parts are new. */
  static RequestIdentity of(MultiMap headers) {
    String requestId = single(headers, REQUEST_ID);
    String traceId = TraceParent.traceId(single(headers, TRACEPARENT));
    return new RequestIdentity(
        isUsable(requestId) ? requestId : randomId().toString(),
        traceId == null ? TraceParent.randomTraceId() : traceId);
  }

  /** Returns the value of a header, or null if it is missing or repeated. */
  private static String single(MultiMap headers, CharSequence name) {
    String value = headers.get(name);
    if (value == null) {
      return null;
    }
    List<String> all = headers.getAll(name);
    return all.size() == 1 ? value : null;
  }

  /** Visible ASCII characters cannot break a log line or a header. */
  private static boolean isUsable(String requestId) {
    return requestId != null
        && !requestId.isEmpty()
        && requestId.length() <= MAX_LENGTH
        && requestId.chars().allMatch(character -> character > ' ' && character < 0x7f);
  }

  /** Not from {@code SecureRandom}, which is slow and not needed for an id. */
  private static UUID randomId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(
        random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() >>> 2 | 0x8000000000000000L);
  }

  /** Returns the identity of a request whose response was tagged. */
  public static RequestIdentity of(HttpServerResponse response) {
    MultiMap headers = response.headers();
    return new RequestIdentity(headers.get(REQUEST_ID), headers.get(TRACE_ID));
  }

  void tag(HttpServerResponse response) {
    response.putHeader(REQUEST_ID, requestId).putHeader(TRACE_ID, traceId);
  }
}
