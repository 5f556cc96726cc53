package org.workerservice.api.fhir.format;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Consumer;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r5.model.Resource;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.json.Json;

/** Reads and writes resources. Thread-safe; slow until {@link #warm} has run. */
public final class FhirCodec {
  private final FhirContext context;

  /** Creates a codec with a context of its own. */
  public FhirCodec() {
    context = new FhirContext(FhirVersionEnum.R5);
  }

  /** Returns the context, for tests and tools of HAPI. */
  public FhirContext context() {
    return context;
  }

  /**
   * Reads a resource.
   *
   * @throws RefusedRequest if the body is no resource of R5 of this type; its message never quotes
   *     values
   */
  public <T extends Resource> T read(Buffer body, FhirFormat format, Class<T> type) {
    Resource resource = read(body, format);
    if (!type.isInstance(resource)) {
      throw RefusedRequest.malformed(
          "resourceType",
          "wrong_type",
          "The resource must be of type " + context.getResourceType(type) + ".");
    }
    return type.cast(resource);
  }

  /** As above, for a resource of any type. */
  public Resource read(Buffer body, FhirFormat format) {
    if (body == null || body.length() == 0) {
      throw RefusedRequest.malformed("", "malformed", "The body must be a resource.");
    }
    String text = text(body);
    ParseProblems problems = new ParseProblems();
    Resource resource = parse(text, parser(format, text).setParserErrorHandler(problems));
    problems.finish();
    ValuelessElements.refuse(context, resource);
    return resource;
  }

  private static Resource parse(String text, IParser parser) {
    try {
      return (Resource) parser.parseResource(text);
    } catch (RuntimeException _) {
      // Malformed elements make the parser throw others than its own. A message may quote values.
      throw RefusedRequest.malformed("", "malformed", "The body is no valid resource of FHIR R5.");
    }
  }

  private IParser parser(FhirFormat format, String text) {
    return switch (format) {
      case JSON -> {
        checkJson(text);
        yield context.newJsonParser();
      }
      case XML -> {
        XmlText.check(text);
        yield context.newXmlParser();
      }
    };
  }

  /** Checks what the parser does not: repeated members, depth and text after the end. */
  private static void checkJson(String text) {
    try {
      JsonNode node = Json.MAPPER.readTree(text);
      if (!(node instanceof ObjectNode object)) {
        throw RefusedRequest.malformed("", "malformed", "The body must be a JSON object.");
      }
      if (!object.path("resourceType").isTextual()) {
        throw RefusedRequest.malformed(
            "resourceType", "required", "The member names the type of the resource.");
      }
      EmptyElements.refuse(object);
    } catch (JsonProcessingException _) {
      throw RefusedRequest.malformed("", "malformed", "The body is not valid JSON.");
    }
  }

  private static String text(Buffer body) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(body.getBytes()))
          .toString();
    } catch (CharacterCodingException _) {
      throw RefusedRequest.malformed("", "malformed", "The body must be in UTF-8.");
    }
  }

  /** Writes a resource. */
  public Buffer write(IBaseResource resource, WantedFormat wanted) {
    return write(resource, wanted, parser -> {});
  }

  /**
   * Writes a part of a resource.
   *
   * @param part restricts what the parser writes
   */
  public Buffer write(IBaseResource resource, WantedFormat wanted, Consumer<IParser> part) {
    IParser parser =
        switch (wanted.format()) {
          case JSON -> context.newJsonParser();
          case XML -> context.newXmlParser();
        };
    parser.setPrettyPrint(wanted.pretty());
    part.accept(parser);
    return Buffer.buffer(parser.encodeResourceToString(resource));
  }

  /** Restricts a parser to these elements, and those that a resource must have. */
  public static Consumer<IParser> only(Set<String> elements) {
    return parser -> parser.setEncodeElements(elements);
  }
}
