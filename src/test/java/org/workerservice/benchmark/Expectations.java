package org.workerservice.benchmark;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** Checks answers by their bytes. */
final class Expectations {
  private static final int SHOWN = 500;

  private Expectations() {}

  /** Created, or refused as a duplicate. */
  static String created(int status, Buffer body) {
    return switch (status) {
      case 201 -> succeeded("201", status, body);
      case 409 -> {
        demand(contains(body, "\"DUPLICATE_DETECTED\""), status, body);
        yield "409";
      }
      default -> throw unexpected(status, body);
    };
  }

  /** The requested worker. */
  static Call.Expectation worker(String id) {
    return (status, body) -> {
      demand(status == 200 && contains(body, id), status, body);
      return succeeded("200", status, body);
    };
  }

  /** Matches, counted by whether the expected worker is among them. */
  static Call.Expectation matches(String id) {
    return (status, body) -> {
      demand(status == 200, status, body);
      return succeeded(contains(body, id) ? "200 found" : "200 not found", status, body);
    };
  }

  /** A page of the list. */
  static String page(int status, Buffer body) {
    demand(status == 200 && contains(body, "\"workers\""), status, body);
    return succeeded("200", status, body);
  }

  static BenchmarkFailure unexpected(int status, Buffer body) {
    String text = body.toString();
    return new BenchmarkFailure(
        "The service answered "
            + status
            + ": "
            + text.substring(0, Math.min(SHOWN, text.length())));
  }

  private static String succeeded(String outcome, int status, Buffer body) {
    demand(contains(body, "\"success\":true"), status, body);
    return outcome;
  }

  private static void demand(boolean condition, int status, Buffer body) {
    if (!condition) {
      throw unexpected(status, body);
    }
  }

  /** Latin-1 keeps every byte and costs one copy. The searched texts are ASCII. */
  private static boolean contains(Buffer body, String text) {
    return body.toString(StandardCharsets.ISO_8859_1).contains(text);
  }
}
