package org.workerservice.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.workerservice.json.Json;

/**
 * The imported workers: builds the requests of the import, and reads the ids of the workers from
 * the answers.
 */
final class Registry {
  private static final int CHUNK = 500;

  private final UUID importId = UUID.randomUUID();
  private final String[] rowToId;

  Registry(int rows) {
    rowToId = new String[rows];
  }

  int chunkSize() {
    return CHUNK;
  }

  /** Returns the requests that import the chunks, in order. */
  Iterator<Call> imports(List<Buffer> chunks) {
    return IntStream.range(0, chunks.size())
        .mapToObj(chunk -> imports(chunk * CHUNK, chunks.get(chunk)))
        .iterator();
  }

  private Call imports(int rowsBefore, Buffer body) {
    return new Call(
        HttpMethod.POST,
        "/api/workers/import?on_duplicate=skip&first_row=" + (rowsBefore + 1),
        Map.of("Import-Id", importId.toString()),
        Optional.of(body),
        Math.min(CHUNK, rowToId.length - rowsBefore),
        this::imported);
  }

  private String imported(int status, Buffer body) {
    if (status != 200) {
      throw Expectations.unexpected(status, body);
    }
    for (JsonNode outcome : outcomes(body)) {
      switch (outcome.path("outcome").asText()) {
        case "created" -> rowToId[outcome.path("row").intValue() - 1] = outcome.path("id").asText();
        case "duplicate" -> {}
        default -> throw new BenchmarkFailure("A generated worker was not imported: " + outcome);
      }
    }
    return "200";
  }

  private static JsonNode outcomes(Buffer body) {
    try {
      return Json.MAPPER.readTree(body.getBytes()).at("/data/outcomes");
    } catch (IOException notJson) {
      throw new BenchmarkFailure("The answer to an import is not JSON.", notJson);
    }
  }

  /** Returns the ids of the workers that were created. */
  List<String> ids() {
    return Arrays.stream(rowToId).filter(Objects::nonNull).toList();
  }

  /** Returns the id of a row's worker; empty if the row was treated as a duplicate. */
  Optional<String> id(Sample sample) {
    return Optional.ofNullable(rowToId[sample.row() - 1]);
  }
}
