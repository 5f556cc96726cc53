package org.workerservice.app.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workerservice.client.file.RecordTable;
import org.workerservice.evaluation.LabelledRecord;
import org.workerservice.json.Json;
import org.workerservice.model.Worker;
import org.workerservice.validation.NormalizationSettings;
import org.workerservice.validation.WorkerValidator;

/**
 * Reads labelled workers in the JSON form of the service, one per line, as {@code generate} writes
 * them.
 */
final class WorkerLines {
  private static final String ROW = "row";
  private static final String ENTITY = "entity";

  private final WorkerValidator validator =
      new WorkerValidator(NormalizationSettings.DEFAULT, Clock.systemUTC());

  /**
   * Reads a file.
   *
   * @param source its number
   * @param truth a CSV file with the columns row (from 1) and entity; without it, and for rows that
   *     it lacks, each record describes a different person
   */
  List<LabelledRecord> read(Path file, int source, Optional<Path> truth) throws IOException {
    Map<String, String> rowToEntity = new HashMap<>();
    if (truth.isPresent()) {
      RecordTable.read(truth.get(), ',', Set.of())
          .rows()
          .forEach(row -> rowToEntity.put(row.value(ROW), row.value(ENTITY)));
    }
    List<LabelledRecord> records = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String label = file.getFileName() + ":" + number;
        String entity = rowToEntity.getOrDefault(Integer.toString(number), label);
        records.add(new LabelledRecord(label, entity, source, worker(line, label)));
      }
    }
    return records;
  }

  private Worker worker(String line, String label) {
    try {
      return validator.normalise(WorkerJson.of(Json.MAPPER.readTree(line)));
    } catch (JsonProcessingException unreadable) {
      throw new IllegalArgumentException(
          "The record " + label + " is not a worker: " + unreadable.getOriginalMessage(),
          unreadable);
    }
  }
}
