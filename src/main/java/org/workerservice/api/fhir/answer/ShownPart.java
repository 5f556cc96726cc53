package org.workerservice.api.fhir.answer;

import ca.uhn.fhir.parser.IParser;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.workerservice.api.http.answer.RefusedRequest;

/** The part of a resource that {@code _summary} and {@code _elements} ask for. */
public final class ShownPart {
  private ShownPart() {}

  /**
   * Returns what restricts a parser to the part.
   *
   * @param type of the resource
   */
  public static Consumer<IParser> of(RoutingContext routing, String type) {
    String elements = routing.queryParams().get("_elements");
    if (elements != null && !elements.isBlank()) {
      return only(type, Arrays.stream(elements.split(",", -1)).map(String::strip));
    }
    String summary = routing.queryParams().get("_summary");
    return switch (summary == null ? "" : summary) {
      case "", "false" -> parser -> {};
      case "true" -> parser -> parser.setSummaryMode(true);
      case "data" -> parser -> parser.setSuppressNarratives(true);
      case "text" -> only(type, Stream.of("text"));
      default ->
          throw RefusedRequest.malformed(
              "_summary", "invalid_format", "The parameter must be true, text, data or false.");
    };
  }

  /** In a Bundle, the elements are those of the resources in it. */
  private static Consumer<IParser> only(String answer, Stream<String> elements) {
    boolean isBundle = answer.equals("Bundle");
    String type = isBundle ? "*" : answer;
    Set<String> paths = new LinkedHashSet<>(Set.of(type + ".(mandatory)"));
    Stream.concat(Stream.of("id", "meta"), elements)
        .filter(element -> !element.isEmpty())
        .forEach(element -> paths.add(type + "." + element));
    return parser ->
        parser.setEncodeElements(paths).setEncodeElementsAppliesToChildResourcesOnly(isBundle);
  }
}
