package org.workerservice.persistence.merge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.json.Json;
import org.workerservice.model.Worker;
import org.workerservice.persistence.worker.rows.WorkerRecords;

/** Converts what a merge keeps to and from JSON with encrypted sensitive values. */
final class MergeJson {
  private static final TypeReference<List<MovedLink>> LINKS = new TypeReference<>() {};
  private static final TypeReference<Map<String, UUID>> CHOICES = new TypeReference<>() {};

  private final WorkerRecords records;

  MergeJson(WorkerRecords records) {
    this.records = records;
  }

  String record(Worker worker) {
    return records.encode(worker);
  }

  Worker record(String json) {
    return records.decode(json);
  }

  String transferred(List<StoredTransfer> transfers, List<MovedLink> links) {
    ObjectNode all = Json.MAPPER.createObjectNode();
    all.set("transfers", array(transfers));
    all.set("links", Json.MAPPER.valueToTree(links));
    return all.toString();
  }

  List<StoredTransfer> transfers(String json) {
    return transfers(tree(json).path("transfers"));
  }

  List<MovedLink> links(String json) {
    return Json.MAPPER.convertValue(tree(json).path("links"), LINKS);
  }

  String choices(Map<String, UUID> choices) {
    return Json.MAPPER.valueToTree(choices).toString();
  }

  Map<String, UUID> choices(String json) {
    return Json.MAPPER.convertValue(tree(json), CHOICES);
  }

  String list(List<StoredTransfer> transfers) {
    return array(transfers).toString();
  }

  List<StoredTransfer> list(String json) {
    return transfers(tree(json));
  }

  private ArrayNode array(List<StoredTransfer> transfers) {
    ArrayNode array = Json.MAPPER.createArrayNode();
    for (StoredTransfer transfer : transfers) {
      ObjectNode node =
          array.addObject().put("kind", transfer.kind()).put("field", transfer.field());
      transfer.from().ifPresent(value -> node.set("from", tree(records.encode(value))));
      transfer.to().ifPresent(value -> node.set("to", tree(records.encode(value))));
    }
    return array;
  }

  private List<StoredTransfer> transfers(JsonNode array) {
    List<StoredTransfer> transfers = new ArrayList<>();
    for (JsonNode node : array) {
      transfers.add(
          new StoredTransfer(
              node.path("kind").asText(),
              node.path("field").asText(),
              value(node.get("from")),
              value(node.get("to"))));
    }
    return transfers;
  }

  private Optional<Worker> value(JsonNode node) {
    return Optional.ofNullable(node).map(value -> records.decode(value.toString()));
  }

  private static JsonNode tree(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException error) {
      // The cause is left out: its message may quote the record.
      throw new IllegalStateException("A stored merge cannot be read.");
    }
  }
}
