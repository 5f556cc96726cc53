package org.workerservice.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.workerservice.generate.WorkerGenerator;
import org.workerservice.json.Json;
import org.workerservice.model.Worker;

/** Generated workers without duplicates, as request bodies. */
final class WorkerSupply {
  private static final int SAMPLES = 5_000;

  private final WorkerGenerator generator;
  private final List<Sample> samples = new ArrayList<>(SAMPLES);

  WorkerSupply(long seed) {
    generator = new WorkerGenerator(seed, 0);
  }

  /** Returns bodies with the next rows. All bodies but the last have the same number of rows. */
  List<Buffer> chunks(int rows, int chunkSize) {
    int sampled = Math.max(1, rows / SAMPLES);
    List<Buffer> chunks = new ArrayList<>(rows / chunkSize + 1);
    for (int row = 1; row <= rows; row += chunkSize) {
      chunks.add(chunk(row, Math.min(chunkSize, rows - row + 1), sampled));
    }
    return chunks;
  }

  private Buffer chunk(int firstRow, int size, int sampled) {
    Buffer body = Buffer.buffer("{\"workers\":[");
    for (int row = firstRow; row < firstRow + size; row++) {
      Worker worker = generator.next().worker();
      if (row % sampled == 0) {
        samples.add(new Sample(row, worker));
      }
      body.appendString(row == firstRow ? "" : ",").appendBuffer(json(worker));
    }
    return body.appendString("]}");
  }

  /** Returns some of those workers, spread over all rows. */
  List<Sample> samples() {
    return List.copyOf(samples);
  }

  /** Returns bodies with one worker each, different from all earlier ones. */
  List<Buffer> next(int count) {
    List<Buffer> bodies = new ArrayList<>(count);
    for (int made = 0; made < count; made++) {
      bodies.add(json(generator.next().worker()));
    }
    return bodies;
  }

  /** Returns the JSON of a worker as a client would send it. */
  static Buffer json(Worker worker) {
    try {
      return Buffer.buffer(Json.CONTENT.writeValueAsBytes(worker));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
