package org.workerservice.api.fhir.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r5.model.Resource;
import org.workerservice.api.fhir.format.FhirCodec;
import org.workerservice.api.fhir.format.FhirFormat;
import org.workerservice.api.fhir.format.WantedFormat;
import org.workerservice.api.fhir.resource.Systems;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.json.Json;
import org.workerservice.validation.Violation;

/**
 * Finds what a resource has and the registry would lose: everything that is missing from the
 * resource that the registry would answer with. So no element can be dropped by an oversight.
 */
public final class LostElements {
  private static final WantedFormat PLAIN = new WantedFormat(FhirFormat.JSON, true, false);

  /** What the service makes itself. */
  private static final Set<String> SERVER_OWNED = Set.of("resourceType", "id", "meta", "text");

  /** Systems whose codes the registry knows; it keeps no words for them. */
  private static final Set<String> KNOWN_SYSTEMS =
      Set.of(
          Systems.HL7_IDENTIFIER_TYPE,
          Systems.IDENTIFIER_TYPE,
          Systems.DOCUMENT_TYPE,
          Systems.LANGUAGE);

  /** A value that says no more than its absence. */
  private static final Set<String> SAYS_NOTHING =
      Set.of("deceasedBoolean=false", "preferred=false", "gender=unknown");

  private final Map<String, Integer> leafToCount = new HashMap<>();
  private final List<String> lost = new ArrayList<>();

  private LostElements() {}

  /**
   * Refuses a resource that would lose something.
   *
   * @param kept what the registry would answer with
   * @throws RefusedRequest if something would be lost; it names every element
   */
  public static void refuse(FhirCodec codec, Resource sent, Resource kept) {
    List<String> lost = of(codec, sent, kept);
    if (!lost.isEmpty()) {
      throw new RefusedRequest(
          ErrorCode.VALIDATION_ERROR,
          "The registry cannot keep these elements.",
          lost.stream()
              .limit(RefusedRequest.MAX_VIOLATIONS)
              .map(
                  path ->
                      new Violation(
                          path,
                          "unsupported",
                          "The registry cannot keep this element. Send the resource without it."))
              .toList());
    }
  }

  /** Returns the FHIRPath of each element that is lost, in the order of the resource. */
  public static List<String> of(FhirCodec codec, Resource sent, Resource kept) {
    LostElements search = new LostElements();
    search.members(json(codec, kept), "", "", (place, leaf) -> search.count(leaf));
    search.members(json(codec, sent), "", "", search::take);
    return search.lost.stream().map(path -> sent.fhirType() + path).distinct().toList();
  }

  private static ObjectNode json(FhirCodec codec, Resource resource) {
    try {
      return (ObjectNode) Json.MAPPER.readTree(codec.write(resource, PLAIN).getBytes());
    } catch (IOException _) {
      // No cause: its message may quote the resource.
      throw new IllegalStateException("A written resource is no JSON.");
    }
  }

  private interface Visitor {
    void leaf(String place, String leaf);
  }

  private void members(JsonNode object, String place, String path, Visitor visitor) {
    boolean known = KNOWN_SYSTEMS.contains(object.path("system").asText());
    object
        .properties()
        .forEach(
            member -> {
              String name = member.getKey();
              boolean skipped =
                  path.isEmpty() ? SERVER_OWNED.contains(name) : known && name.equals("display");
              if (!skipped) {
                visit(member.getValue(), place + "." + name, path + "." + name, name, visitor);
              }
            });
  }

  private void visit(JsonNode value, String place, String path, String name, Visitor visitor) {
    if (value.isObject()) {
      members(value, place, path, visitor);
    } else if (value.isArray()) {
      for (int index = 0; index < value.size(); index++) {
        visit(value.get(index), place + "[" + index + "]", path, name, visitor);
      }
    } else if (!value.isNull() && !SAYS_NOTHING.contains(name + "=" + value.asText())) {
      visitor.leaf(place, path + "=" + normal(value.asText()));
    }
  }

  /** The same point in time has many forms. */
  private static String normal(String text) {
    if (text.length() > 10 && text.charAt(4) == '-' && text.indexOf('T') == 10) {
      try {
        return OffsetDateTime.parse(text).toInstant().toString();
      } catch (DateTimeException _) {
        return text;
      }
    }
    return text;
  }

  private void count(String leaf) {
    leafToCount.merge(leaf, 1, Integer::sum);
  }

  private void take(String place, String leaf) {
    int left = leafToCount.getOrDefault(leaf, 0);
    if (left == 0) {
      lost.add(place);
    } else {
      leafToCount.put(leaf, left - 1);
    }
  }
}
