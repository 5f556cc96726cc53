package org.workerservice.api.http.parameter;

import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ValueRange;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.model.Coded;

/** Reads query parameters that are codes or times; they may be missing. */
public final class TypedParameters {
  /** RFC 3339 has years of four digits; other times are beyond what an index can hold. */
  private static final ValueRange YEARS = ValueRange.of(0, 9999);

  private TypedParameters() {}

  /**
   * Returns the value with the code that was sent.
   *
   * @throws RefusedRequest if none of the values has it
   */
  public static <T extends Coded> Optional<T> coded(
      RoutingContext routing, String name, T[] values) {
    return Parameters.single(routing, name).map(text -> coded(name, text, values));
  }

  private static <T extends Coded> T coded(String name, String text, T[] values) {
    return Arrays.stream(values)
        .filter(value -> value.code().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                RefusedRequest.malformed(
                    name,
                    "invalid_format",
                    "The parameter must be one of "
                        + Arrays.stream(values).map(Coded::code).collect(Collectors.joining(", "))
                        + "."));
  }

  /**
   * Returns the time that was sent, with an offset.
   *
   * @throws RefusedRequest if it is no time of the years 0 to 9999
   */
  public static Optional<Instant> time(RoutingContext routing, String name) {
    return Parameters.single(routing, name).map(text -> time(name, text));
  }

  private static Instant time(String name, String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      YEARS.checkValidValue(time.getYear(), ChronoField.YEAR);
      return time.toInstant();
    } catch (DateTimeException none) {
      throw RefusedRequest.malformed(
          name,
          "invalid_format",
          "The parameter must be a time with an offset, such as 2026-01-31T08:00:00Z. In a query,"
              + " write + as %2B.");
    }
  }
}
