package org.workerservice.api.http.parameter;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.workerservice.api.http.answer.RefusedRequest;

/**
 * Reads path parameters, query parameters and headers. Each method throws {@link RefusedRequest} if
 * the value is malformed.
 */
public final class Parameters {
  private static final int MAX_KEY_LENGTH = 255;

  private Parameters() {}

  /** Refuses query parameters other than these. */
  public static void allow(RoutingContext routing, String... names) {
    Set<String> known = Set.of(names);
    for (String name : routing.queryParams().names()) {
      if (!known.contains(name)) {
        throw RefusedRequest.malformed(
            printable(name), "unknown_parameter", "Unknown query parameter. Check its name.");
      }
    }
  }

  private static String printable(String name) {
    return name.length() > 64 ? name.substring(0, 64) : name;
  }

  /** Returns the path parameter {@code id}, which must be a UUID. */
  public static UUID id(RoutingContext routing) {
    return uuidPath(routing, "id");
  }

  /** Returns a path parameter that must be a UUID. */
  public static UUID uuidPath(RoutingContext routing, String name) {
    return uuid(routing.pathParam(name))
        .orElseThrow(
            () -> RefusedRequest.malformed(name, "invalid_format", "The id must be a UUID."));
  }

  /** Returns a query parameter that must be a UUID, if it was sent. */
  public static Optional<UUID> uuidQuery(RoutingContext routing, String name) {
    return single(routing, name)
        .map(
            text ->
                uuid(text)
                    .orElseThrow(
                        () ->
                            RefusedRequest.malformed(
                                name, "invalid_format", "The parameter must be a UUID.")));
  }

  /** Returns a query parameter that must be true or false, if it was sent; it may not be empty. */
  public static Optional<Boolean> flag(RoutingContext routing, String name) {
    return sent(routing, name)
        .map(
            text ->
                switch (text) {
                  case "true" -> true;
                  case "false" -> false;
                  default ->
                      throw RefusedRequest.malformed(
                          name, "invalid_format", "The parameter must be true or false.");
                });
  }

  /** Returns a whole-number query parameter from min to max, or the default if it was not sent. */
  public static int integer(
      RoutingContext routing, String name, int defaultValue, int min, int max) {
    return (int) number(routing, name, defaultValue, min, max);
  }

  /** Returns a whole-number query parameter from min to max, or the default if it was not sent. */
  public static long number(
      RoutingContext routing, String name, long defaultValue, long min, long max) {
    Optional<String> text = single(routing, name);
    if (text.isEmpty()) {
      return defaultValue;
    }
    String message = "The parameter must be a whole number from " + min + " to " + max + ".";
    try {
      long value = Long.parseLong(text.get());
      if (value < min || value > max) {
        throw RefusedRequest.malformed(name, "out_of_range", message);
      }
      return value;
    } catch (NumberFormatException error) {
      throw RefusedRequest.malformed(name, "invalid_format", message);
    }
  }

  /**
   * Returns the sequence of the last event that the client has. {@code Last-Event-ID}, which a
   * browser sends when it reconnects to the same URL, takes precedence over the parameter.
   */
  public static OptionalLong lastEvent(RoutingContext routing, String name) {
    String header = routing.request().getHeader("Last-Event-ID");
    if (header == null || header.isBlank()) {
      return sequence(routing, name);
    }
    if (!header.strip().matches("\\d{1,18}")) {
      throw RefusedRequest.malformed(
          "Last-Event-ID", "invalid_format", "The header must be the id of an event.");
    }
    return OptionalLong.of(Long.parseLong(header.strip()));
  }

  /** Returns a query parameter that must be the sequence of an event or 0, if it was sent. */
  public static OptionalLong sequence(RoutingContext routing, String name) {
    return single(routing, name).isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(number(routing, name, 0, 0, Long.MAX_VALUE));
  }

  /** Returns a query parameter that may be sent once. Empty if it is absent or has no value. */
  public static Optional<String> single(RoutingContext routing, String name) {
    return sent(routing, name).filter(value -> !value.isEmpty());
  }

  private static Optional<String> sent(RoutingContext routing, String name) {
    List<String> values = routing.queryParams().getAll(name);
    if (values.size() > 1) {
      throw RefusedRequest.malformed(name, "repeated", "The parameter is repeated. Send it once.");
    }
    return values.stream().findFirst();
  }

  static Optional<String> idempotencyKey(RoutingContext routing) {
    String key = routing.request().getHeader("Idempotency-Key");
    if (key == null) {
      return Optional.empty();
    }
    boolean printable = key.chars().allMatch(letter -> letter > 0x20 && letter < 0x7f);
    if (key.isEmpty() || key.length() > MAX_KEY_LENGTH || !printable) {
      throw RefusedRequest.malformed(
          "Idempotency-Key",
          "invalid_format",
          "The header must be 1 to 255 visible ASCII characters without spaces.");
    }
    return Optional.of(key);
  }

  /** Returns the {@code Import-Id} header, which must be a UUID. */
  public static UUID importId(RoutingContext routing) {
    String id = routing.request().getHeader("Import-Id");
    return uuid(id == null ? "" : id)
        .orElseThrow(
            () ->
                RefusedRequest.malformed(
                    "Import-Id", "invalid_format", "The header must be a UUID."));
  }

  /** Accepts only the canonical form. {@link UUID#fromString} also accepts shorter groups. */
  private static Optional<UUID> uuid(String text) {
    if (text.length() != 36) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException error) {
      return Optional.empty();
    }
  }
}
