package org.workerservice.generate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.workerservice.json.Json;
import org.workerservice.model.Assignment;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerSource;

/** Writes invented workers as NDJSON, and their labels as CSV. */
public final class GeneratedFile {
  private static final ObjectMapper ROWS =
      Json.MAPPER
          .copy()
          .addMixIn(Worker.class, WithoutServerFields.class)
          .setDefaultPropertyInclusion(JsonInclude.Include.NON_EMPTY);

  private static final ObjectWriter LINES = ROWS.writer().withRootValueSeparator("\n");

  private GeneratedFile() {}

  /** The service sets the versions itself. */
  @JsonIgnoreProperties("version")
  private interface WithoutServerFields {}

  /** Writes records without assignments. */
  public static void write(
      WorkerGenerator generator, long count, OutputStream workers, Writer truth)
      throws IOException {
    write(generator, new Engagements(0, 0), Optional.empty(), count, workers, truth);
  }

  /**
   * Writes {@code count} records, one per line, and leaves both outputs open.
   *
   * @param engagements the assignments of the workers
   * @param system of the source key that each record gets, if any; its id is the number of the row
   * @param truth receives a header and one line {@code row,entity} for each record; rows start at 1
   */
  public static void write(
      WorkerGenerator generator,
      Engagements engagements,
      Optional<String> system,
      long count,
      OutputStream workers,
      Writer truth)
      throws IOException {
    truth.write("row,entity\n");
    SequenceWriter lines = LINES.writeValues(new NotClosing(workers));
    for (long row = 1; row <= count; row++) {
      GeneratedWorker generated = generator.next();
      Worker worker = withSource(generated.worker(), system, row);
      lines.write(row(worker, engagements.of(worker)));
      truth.write(row + "," + generated.entity() + "\n");
    }
    lines.close();
    if (count > 0) {
      workers.write('\n');
    }
    workers.flush();
    truth.flush();
  }

  private static Worker withSource(Worker worker, Optional<String> system, long row) {
    return system
        .map(name -> new WorkerSource(name, Long.toString(row), Optional.empty()))
        .map(source -> worker.toBuilder().sources(List.of(source)).build())
        .orElse(worker);
  }

  private static Object row(Worker worker, List<Assignment> assignments) {
    if (assignments.isEmpty()) {
      return worker;
    }
    ObjectNode row = ROWS.valueToTree(worker);
    row.set("assignments", ROWS.valueToTree(assignments));
    return row;
  }
}
