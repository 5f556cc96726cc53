package org.workerservice.intake.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.workerservice.json.Json;

/** Commands as a sender writes them. */
final class CommandJson {
  private CommandJson() {}

  /** Returns a command that creates or updates a worker. */
  static ObjectNode upsert(String system, String id, JsonNode worker) {
    ObjectNode command = command("upsert", system, id);
    command.set("worker", worker);
    return command;
  }

  /** Returns a command that deletes a worker. */
  static ObjectNode delete(String system, String id) {
    return command("delete", system, id);
  }

  private static ObjectNode command(String type, String system, String id) {
    ObjectNode command =
        Json.MAPPER
            .createObjectNode()
            .put("schema_version", 1)
            .put("command_id", UUID.randomUUID().toString())
            .put("type", type);
    command.putObject("source").put("system", system).put("id", id);
    return command;
  }

  /** Returns the same command as of a time in the sender's system. */
  static ObjectNode at(String updatedAt, ObjectNode command) {
    ((ObjectNode) command.get("source")).put("updated_at", updatedAt);
    return command;
  }
}
