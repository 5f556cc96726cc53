package org.workerservice.benchmark;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.Optional;

/**
 * One request.
 *
 * @param headers in addition to those of every request
 * @param units what it counts in the rate: 1, or the rows it holds
 */
record Call(
    HttpMethod method,
    String path,
    Map<String, String> headers,
    Optional<Buffer> body,
    int units,
    Expectation expectation) {

  static Call get(String path, Expectation expectation) {
    return new Call(HttpMethod.GET, path, Map.of(), Optional.empty(), 1, expectation);
  }

  static Call post(String path, Buffer body, Expectation expectation) {
    return new Call(HttpMethod.POST, path, Map.of(), Optional.of(body), 1, expectation);
  }

  /** Judges answers; called on the event loop, so it has to be cheap. */
  @FunctionalInterface
  interface Expectation {
    /**
     * Returns the name under which the answer is counted.
     *
     * @throws BenchmarkFailure if this does not answer the request
     */
    String outcome(int status, Buffer body);
  }

  @Override
  public String toString() {
    return "Call[" + method + " " + path + "]";
  }
}
