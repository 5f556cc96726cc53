package org.workerservice.client.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workerservice.client.CommandStopped;
import org.workerservice.client.file.Rejection;
import org.workerservice.client.file.SourceRow;
import org.workerservice.json.Json;

/**
 * Reads the answers of {@code POST /api/workers/import} and {@code POST /api/organizations/import}.
 */
final class ServerAnswer {
  private ServerAnswer() {}

  /**
   * Returns the outcomes of a chunk.
   *
   * @throws CommandStopped if the answer is not about exactly the rows of the chunk
   */
  static ChunkOutcome outcome(Chunk chunk, String body) {
    JsonNode outcomes = parse(body).at("/data/outcomes");
    if (outcomes.size() != chunk.rows().size()) {
      throw unexpected(chunk);
    }
    Tally tally = Tally.NONE;
    List<Rejection> rejections = new ArrayList<>();
    for (int index = 0; index < outcomes.size(); index++) {
      JsonNode outcome = outcomes.get(index);
      if (outcome.path("row").asLong(-1) != chunk.firstRow() + index) {
        throw unexpected(chunk);
      }
      tally =
          tally
              .plus(counted(outcome, chunk))
              .plus(Tally.ofLostValues(outcome.path("warnings").size()))
              .plus(assignments(outcome.path("assignments")));
      rejections.addAll(rejections(outcome, chunk.rows().get(index)));
    }
    return new ChunkOutcome(tally, List.copyOf(rejections));
  }

  private static Tally assignments(JsonNode counts) {
    return Tally.ofAssignments(counts.path("created").asLong(), counts.path("updated").asLong());
  }

  private static Tally counted(JsonNode outcome, Chunk chunk) {
    return switch (outcome.path("outcome").asText()) {
      case "created" -> new Tally(1, 1, 0, 0, 0);
      case "duplicate" -> new Tally(1, 0, 1, 0, 0);
      case "review" -> new Tally(1, 0, 0, 1, 0);
      case "updated" -> Tally.ofUpdated();
      case "unchanged" -> Tally.ofUnchanged();
      case "linked" -> Tally.ofLinked();
      case "rejected" -> Tally.ofRejected();
      default -> throw unexpected(chunk);
    };
  }

  /** A created row may still have links that could not be created, or have lost values. */
  private static List<Rejection> rejections(JsonNode outcome, SourceRow.Readable row) {
    List<Rejection> rejections = new ArrayList<>();
    outcome.path("errors").forEach(error -> rejections.add(rejection(error, row, "")));
    if (rejections.isEmpty()) {
      notTaken(outcome)
          .ifPresent(
              why ->
                  rejections.add(
                      Rejection.about("", why.code(), why.message()).of(row.row(), row.line())));
    }
    String imported = rejections.isEmpty() ? "The row was imported without this value. " : "";
    outcome.path("warnings").forEach(warning -> rejections.add(rejection(warning, row, imported)));
    return rejections;
  }

  private static Rejection rejection(
      JsonNode violation, SourceRow.Readable row, String beforeMessage) {
    return Rejection.about(
            violation.path("field").asText(""),
            violation.path("code").asText(""),
            beforeMessage + violation.path("message").asText(""))
        .of(row.row(), row.line());
  }

  private record Reason(String code, String message) {}

  /**
   * Lists skipped duplicates too: if one is not really a duplicate, that person is missing from the
   * registry.
   */
  private static Optional<Reason> notTaken(JsonNode outcome) {
    return switch (outcome.path("outcome").asText()) {
      case "rejected" -> Optional.of(new Reason("rejected", "The service gave no reason."));
      case "duplicate" ->
          Optional.of(
              new Reason("duplicate", "Skipped: probably a duplicate of " + known(outcome)));
      default -> Optional.empty();
    };
  }

  private static String known(JsonNode outcome) {
    List<String> ids = new ArrayList<>();
    outcome.path("duplicate_of").forEach(id -> ids.add(id.asText()));
    return ids.isEmpty() ? "another row of the file." : String.join(" or ", ids) + ".";
  }

  /** Returns the message of an error answer, if it has one. */
  static Optional<String> message(String body) {
    try {
      String message = Json.MAPPER.readTree(body).at("/error/message").asText("");
      return message.isEmpty() ? Optional.empty() : Optional.of(message);
    } catch (JsonProcessingException notOurs) {
      return Optional.empty();
    }
  }

  private static JsonNode parse(String body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (JsonProcessingException notOurs) {
      throw new CommandStopped("The answer of the service is not JSON. Check --url.");
    }
  }

  private static CommandStopped unexpected(Chunk chunk) {
    return new CommandStopped(
        "The answer of the service does not match the rows of the chunk that starts at row "
            + chunk.firstRow()
            + ".");
  }
}
