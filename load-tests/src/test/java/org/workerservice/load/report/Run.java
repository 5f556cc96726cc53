package org.workerservice.load.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.workerservice.load.Phase;
import org.workerservice.load.Shape;

/**
 * What the report needs to know about a run in addition to Gatling's statistics. The simulation
 * writes it to a file.
 *
 * @param remark a sentence for the reader
 */
public record Run(Shape shape, List<Phase> phases, String remark) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String FILE = "run.json";

  /** Copies the list. */
  public Run {
    phases = List.copyOf(phases);
  }

  /** Writes the file. */
  public void save(Path directory) {
    ObjectNode run = MAPPER.createObjectNode().put("shape", shape.name()).put("remark", remark);
    for (Phase phase : phases) {
      run.withArray("phases")
          .addObject()
          .put("name", phase.name())
          .put("users", phase.users())
          .put("millis", phase.duration().toMillis())
          .put("measured", phase.measured());
    }
    try {
      MAPPER.writeValue(directory.resolve(FILE).toFile(), run);
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  static Run read(Path directory) throws IOException {
    JsonNode run = MAPPER.readTree(directory.resolve(FILE).toFile());
    List<Phase> phases = new ArrayList<>();
    for (JsonNode phase : run.path("phases")) {
      phases.add(
          new Phase(
              phase.path("name").asText(),
              phase.path("users").asInt(),
              Duration.ofMillis(phase.path("millis").asLong()),
              phase.path("measured").asBoolean()));
    }
    return new Run(Shape.valueOf(run.path("shape").asText()), phases, run.path("remark").asText());
  }
}
