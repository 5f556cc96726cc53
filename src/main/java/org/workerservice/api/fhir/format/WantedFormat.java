package org.workerservice.api.fhir.format;

import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The format that a request wants its answer in.
 *
 * @param format JSON also if the request accepts no format of the service
 * @param acceptable whether the request accepts the format
 * @param pretty whether the answer has line breaks
 */
public record WantedFormat(FhirFormat format, boolean acceptable, boolean pretty) {
  private static final String KEY = WantedFormat.class.getName();

  /** An element of {@code Accept}. */
  private record Range(String type, double quality) {}

  /** Returns the format that a request wants; {@code _format} takes precedence over Accept. */
  public static WantedFormat of(RoutingContext routing) {
    WantedFormat known = routing.get(KEY);
    if (known != null) {
      return known;
    }
    boolean pretty = "true".equals(routing.queryParams().get("_pretty"));
    Optional<FhirFormat> format = wanted(routing);
    WantedFormat wanted =
        new WantedFormat(format.orElse(FhirFormat.JSON), format.isPresent(), pretty);
    routing.put(KEY, wanted);
    return wanted;
  }

  private static Optional<FhirFormat> wanted(RoutingContext routing) {
    String parameter = routing.queryParams().get("_format");
    if (parameter != null && !parameter.isBlank()) {
      return FhirFormat.ofParameter(parameter);
    }
    List<String> accept = routing.request().headers().getAll("Accept");
    return accept.isEmpty() ? Optional.of(FhirFormat.JSON) : accepted(String.join(",", accept));
  }

  /** Chooses by quality (RFC 9110 §12.5.1); among equals the first one counts. */
  static Optional<FhirFormat> accepted(String accept) {
    return Arrays.stream(accept.split(",", -1))
        .map(String::strip)
        .filter(range -> !range.isEmpty())
        .map(range -> new Range(range, quality(range)))
        .filter(range -> range.quality() > 0)
        .sorted(Comparator.comparingDouble(Range::quality).reversed())
        .flatMap(range -> format(range.type()))
        .findFirst();
  }

  private static Stream<FhirFormat> format(String range) {
    String type = range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return switch (type) {
      case "*/*", "application/*", "text/*" -> Stream.of(FhirFormat.JSON);
      default -> FhirFormat.of(range).stream();
    };
  }

  private static double quality(String range) {
    for (String part : range.split(";", -1)) {
      String parameter = part.strip();
      if (parameter.startsWith("q=")) {
        try {
          return Double.parseDouble(parameter.substring(2));
        } catch (NumberFormatException _) {
          return 0;
        }
      }
    }
    return 1;
  }
}
