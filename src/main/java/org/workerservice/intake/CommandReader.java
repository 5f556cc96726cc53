package org.workerservice.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.api.http.body.BodyParts;
import org.workerservice.api.http.body.RequestBody;
import org.workerservice.api.http.parameter.IdempotencyKeys;
import org.workerservice.api.rest.worker.SentFields;
import org.workerservice.flow.VersionCondition;
import org.workerservice.flow.source.UpsertWorker.OnDuplicate;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerSource;
import org.workerservice.survivorship.Feed;

/** Reads commands; pure, for any thread. Never quotes values. */
public final class CommandReader {
  /** The version of the schema of commands. */
  public static final int SCHEMA_VERSION = 1;

  private static final int MAX_ID_LENGTH = 255;
  private static final int MAX_ACKNOWLEDGED = 100;
  private static final String ID = "command_id";
  private static final String CORRELATION = "correlation_id";
  private static final String ACKNOWLEDGED = "acknowledge_duplicates";
  private static final String ON_DUPLICATE = "on_duplicate";
  private static final Set<String> OF_ALL =
      Set.of("schema_version", ID, CORRELATION, "type", "source");
  private static final Set<String> OF_UPSERT = Set.of("worker", ON_DUPLICATE, ACKNOWLEDGED);

  private final long maxSize;

  /**
   * Creates a reader.
   *
   * @param maxSize of a command in bytes
   */
  public CommandReader(long maxSize) {
    this.maxSize = maxSize;
  }

  /**
   * Reads a record.
   *
   * @param value null if the record has none
   * @param correlationId of the headers of the record, if the command has none
   */
  public Reading read(byte[] value, Optional<String> correlationId) {
    if (value != null && value.length > maxSize) {
      return refused(Refusal.TOO_LARGE, "The command exceeds " + maxSize + " bytes.");
    }
    try {
      return read(RequestBody.object(value == null ? new byte[0] : value), correlationId);
    } catch (RefusedRequest malformed) {
      return refused(Refusal.MALFORMED_JSON, ofCommand(malformed.getMessage()));
    }
  }

  /** The messages are those of requests, which call it a body and list violations as details. */
  private static String ofCommand(String message) {
    return message.replace("The body", "The command").replace("see details", "see violations");
  }

  private static Reading refused(Refusal reason, String message) {
    return new Reading.Refused(reason, message, List.of(), Optional.empty(), Optional.empty());
  }

  private static Reading read(ObjectNode body, Optional<String> ofHeader) {
    Optional<String> id = identifier(body.get(ID));
    Optional<String> correlation = identifier(body.get(CORRELATION)).or(() -> ofHeader);
    if (!body.path("schema_version").isInt()
        || body.path("schema_version").intValue() != SCHEMA_VERSION) {
      return new Reading.Refused(
          Refusal.UNSUPPORTED_SCHEMA_VERSION,
          "The schema_version must be " + SCHEMA_VERSION + ".",
          List.of(),
          id,
          correlation);
    }
    try {
      return switch (body.path("type").asText()) {
        case "upsert" -> new Reading.Readable(upsert(body, correlation));
        case "delete" -> new Reading.Readable(delete(body, correlation));
        default ->
            new Reading.Refused(
                Refusal.UNKNOWN_TYPE,
                "The type must be upsert or delete.",
                List.of(),
                id,
                correlation);
      };
    } catch (RefusedRequest malformed) {
      return new Reading.Refused(
          Refusal.MALFORMED_COMMAND,
          ofCommand(malformed.getMessage()),
          malformed.details().orElse(List.of()),
          id,
          correlation);
    }
  }

  private static Command upsert(ObjectNode body, Optional<String> correlation) {
    BodyParts parts = new BodyParts();
    CommandHeader header = header(parts, body, correlation);
    parts.check(() -> refuseOthers(body, OF_UPSERT));
    WorkerSource source = parts.read(() -> part(body, "source", WorkerSource.class), null);
    Worker worker = parts.read(() -> part(body, "worker", Worker.class), null);
    OnDuplicate onDuplicate = parts.read(() -> onDuplicate(body), OnDuplicate.REFUSE);
    Set<UUID> acknowledged = parts.read(() -> acknowledged(body), Set.<UUID>of());
    parts.finish();
    ObjectNode fields = (ObjectNode) body.get("worker");
    return new Command.Upsert(
        header,
        new Feed(source.key(), source.updatedAt(), worker, SentFields.of(fields)),
        onDuplicate,
        fields.hasNonNull("version")
            ? VersionCondition.only(worker.version())
            : VersionCondition.ANY,
        acknowledged);
  }

  private static Command delete(ObjectNode body, Optional<String> correlation) {
    BodyParts parts = new BodyParts();
    CommandHeader header = header(parts, body, correlation);
    parts.check(() -> refuseOthers(body, Set.of()));
    WorkerSource source = parts.read(() -> part(body, "source", WorkerSource.class), null);
    parts.finish();
    return new Command.Delete(header, source);
  }

  private static CommandHeader header(
      BodyParts parts, ObjectNode body, Optional<String> correlation) {
    String hash = IdempotencyKeys.hash(body);
    parts.check(() -> requireIdentifier(body, CORRELATION));
    return parts.read(
        () ->
            new CommandHeader(
                identifier(body.get(ID)).orElseThrow(() -> noIdentifier(ID)), correlation, hash),
        null);
  }

  private static void requireIdentifier(ObjectNode body, String name) {
    if (body.hasNonNull(name) && identifier(body.get(name)).isEmpty()) {
      throw noIdentifier(name);
    }
  }

  private static RefusedRequest noIdentifier(String name) {
    return RefusedRequest.malformed(
        name, "invalid_format", "The value must be a text of 1 to 255 printable characters.");
  }

  private static Optional<String> identifier(JsonNode node) {
    return node != null && node.isTextual()
        ? Optional.of(node.textValue()).filter(CommandReader::isIdentifier)
        : Optional.empty();
  }

  /** Whether a text can be an id of a command or of a correlation. */
  public static boolean isIdentifier(String text) {
    return !text.isBlank()
        && text.length() <= MAX_ID_LENGTH
        && text.chars().noneMatch(Character::isISOControl);
  }

  private static void refuseOthers(ObjectNode body, Set<String> more) {
    for (String name : (Iterable<String>) body::fieldNames) {
      if (!OF_ALL.contains(name) && !more.contains(name)) {
        throw RefusedRequest.malformed(name, "unknown_field", "Unknown field. Check its name.");
      }
    }
  }

  private static <T> T part(ObjectNode body, String name, Class<T> type) {
    if (!(body.get(name) instanceof ObjectNode object)) {
      throw RefusedRequest.malformed(name, "wrong_type", "The value must be an object.");
    }
    return RequestBody.convert(name + ".", object, type);
  }

  private static OnDuplicate onDuplicate(ObjectNode body) {
    JsonNode node = body.path(ON_DUPLICATE);
    return node.isMissingNode() || node.isNull()
        ? OnDuplicate.REFUSE
        : switch (node.asText()) {
          case "refuse" -> OnDuplicate.REFUSE;
          case "attach" -> OnDuplicate.ATTACH;
          default ->
              throw RefusedRequest.malformed(
                  ON_DUPLICATE, "invalid_format", "The value must be refuse or attach.");
        };
  }

  private static Set<UUID> acknowledged(ObjectNode body) {
    JsonNode node = body.path(ACKNOWLEDGED);
    if (node.isMissingNode() || node.isNull()) {
      return Set.of();
    }
    Supplier<RefusedRequest> refusal =
        () ->
            RefusedRequest.malformed(
                ACKNOWLEDGED, "wrong_type", "The value must be a list of at most 100 ids.");
    if (!node.isArray() || node.size() > MAX_ACKNOWLEDGED) {
      throw refusal.get();
    }
    for (JsonNode one : node) {
      if (one.isNull()) {
        throw refusal.get();
      }
    }
    return Set.copyOf(List.of(RequestBody.convert(ACKNOWLEDGED, node, UUID[].class)));
  }
}
