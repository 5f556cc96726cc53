package org.workerservice.app.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.workerservice.json.Json;
import org.workerservice.model.Worker;

/** Reads the worker of an import row, for commands that compare workers. */
public final class WorkerJson {
  private WorkerJson() {}

  /** Returns the worker without its assignments, which say nothing about who it is. */
  public static Worker of(JsonNode row) throws JsonProcessingException {
    if (row instanceof ObjectNode object) {
      object.remove("assignments");
    }
    return Json.MAPPER.treeToValue(row, Worker.class);
  }
}
