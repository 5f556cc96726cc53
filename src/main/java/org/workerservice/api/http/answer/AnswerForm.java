package org.workerservice.api.http.answer;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * How an interface other than REST writes its errors, and which bodies it reads. It is set on a
 * request before the first handler that can refuse it.
 */
public interface AnswerForm {
  /** The body of an error and its media type. */
  record ErrorBody(String mediaType, Buffer content) {}

  /**
   * Returns the body of an error.
   *
   * @param details may be null
   */
  ErrorBody error(RoutingContext routing, ErrorCode code, String message, Object details);

  /**
   * Whether the interface reads bodies of this type.
   *
   * @param contentType the header as sent
   */
  boolean accepts(RoutingContext routing, String contentType);

  /** Uses the form for all answers to a request. */
  static void use(RoutingContext routing, AnswerForm form) {
    routing.put(AnswerForm.class.getName(), form);
  }

  /** Returns the form of a request; empty for REST. */
  static Optional<AnswerForm> of(RoutingContext routing) {
    return Optional.ofNullable(routing.get(AnswerForm.class.getName()));
  }
}
