package org.workerservice.generate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import org.workerservice.json.Json;
import org.workerservice.model.Worker;

/** Writes invented workers as NDJSON, and their labels as CSV. */
public final class GeneratedFile {
  private static final ObjectWriter LINES =
      Json.MAPPER
          .copy()
          .addMixIn(Worker.class, WithoutServerFields.class)
          .setDefaultPropertyInclusion(JsonInclude.Include.NON_EMPTY)
          .writerFor(Worker.class)
          .withRootValueSeparator("\n");

  private GeneratedFile() {}

  /** The service sets the versions itself. */
  @JsonIgnoreProperties("version")
  private interface WithoutServerFields {}

  /**
   * Writes {@code count} records, one per line, and leaves both outputs open.
   *
   * @param truth receives a header and one line {@code row,entity} for each record; rows start at 1
   */
  public static void write(
      WorkerGenerator generator, long count, OutputStream workers, Writer truth)
      throws IOException {
    truth.write("row,entity\n");
    SequenceWriter lines = LINES.writeValues(new NotClosing(workers));
    for (long row = 1; row <= count; row++) {
      GeneratedWorker generated = generator.next();
      lines.write(generated.worker());
      truth.write(row + "," + generated.entity() + "\n");
    }
    lines.close();
    if (count > 0) {
      workers.write('\n');
    }
    workers.flush();
    truth.flush();
  }
}
