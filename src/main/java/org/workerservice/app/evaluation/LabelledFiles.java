package org.workerservice.app.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.workerservice.client.file.RecordTable;
import org.workerservice.client.mapping.Header;
import org.workerservice.client.mapping.Mapping;
import org.workerservice.client.mapping.MappingFiles;
import org.workerservice.client.mapping.Row;
import org.workerservice.evaluation.LabelledRecord;
import org.workerservice.model.Worker;
import org.workerservice.validation.NormalizationSettings;
import org.workerservice.validation.WorkerValidator;

/** Reads labelled files into normalised workers, by the rules of the import. */
final class LabelledFiles {
  private final WorkerValidator validator =
      new WorkerValidator(NormalizationSettings.DEFAULT, Clock.systemUTC());
  private final Mapping mapping;
  private final EntityRule entity;
  private final Set<String> ignored;
  private final Set<String> absent = new LinkedHashSet<>();
  private final Set<String> unknown;

  LabelledFiles(String mapping, EntityRule entity, Set<String> ignored) {
    this.mapping = MappingFiles.find(mapping);
    this.entity = entity;
    this.ignored = ignored;
    unknown = new LinkedHashSet<>(ignored);
  }

  /**
   * Reads a file.
   *
   * @param source its number
   * @param where {@code COLUMN=VALUE} that records must have
   * @param truth a file that holds the entity if the labelled file does not
   */
  List<LabelledRecord> read(Path file, int source, Optional<String> where, Optional<Path> truth)
      throws IOException {
    RecordTable table = RecordTable.read(file, delimiter(), ignored);
    Header header = new Header(table.columns());
    Map<String, Integer> nameToIndex = mapping.indexes(header);
    absent.addAll(mapping.missing(header));
    unknown.removeAll(table.columns());
    where.ifPresent(condition -> require(file, table, columnOf(condition), "--where"));
    Map<String, String> keyToEntity = new HashMap<>();
    List<String> shared = new ArrayList<>();
    if (truth.isPresent()) {
      RecordTable key = RecordTable.read(truth.get(), delimiter(), Set.of());
      require(truth.get(), key, entity.column(), "--entity");
      key.columns().stream().filter(table.columns()::contains).forEach(shared::add);
      key.rows().forEach(row -> keyToEntity.put(joined(row, shared), entity.of(row)));
    }
    if (truth.isEmpty()) {
      require(file, table, entity.column(), "--entity");
    }
    List<LabelledRecord> records = new ArrayList<>();
    for (int i = 0; i < table.rows().size(); i++) {
      Row row = table.rows().get(i);
      if (where.isEmpty() || holds(row, where.get())) {
        String label = file.getFileName() + ":" + (table.headerLines() + i + 1);
        String person =
            truth.isPresent()
                ? keyToEntity.getOrDefault(joined(row, shared), label)
                : entity.of(row);
        records.add(
            new LabelledRecord(
                label, person, source, worker(named(row, nameToIndex, header), label)));
      }
    }
    return records;
  }

  private char delimiter() {
    return mapping.form().delimiter().orElse(',');
  }

  /** Reads a row by the names of the mapping. */
  private static Row named(Row row, Map<String, Integer> nameToIndex, Header header) {
    return column ->
        nameToIndex.containsKey(column)
            ? row.value(header.names().get(nameToIndex.get(column)))
            : "";
  }

  /** Returns the columns of the mapping that a file lacked; they read as empty. */
  Set<String> absent() {
    return Set.copyOf(absent);
  }

  /** Returns the columns to ignore that no file has. */
  Set<String> unknown() {
    return Set.copyOf(unknown);
  }

  private static String joined(Row row, List<String> columns) {
    return columns.stream().map(row::value).collect(Collectors.joining("\u001f"));
  }

  private static boolean holds(Row row, String condition) {
    return row.value(columnOf(condition)).equals(condition.substring(condition.indexOf('=') + 1));
  }

  private static String columnOf(String condition) {
    int equals = condition.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException("--where must be COLUMN=VALUE, not " + condition + ".");
    }
    return condition.substring(0, equals);
  }

  private static void require(Path file, RecordTable table, String column, String option) {
    if (!table.columns().contains(column)) {
      throw new IllegalArgumentException(
          "%s has no column %s. Correct %s.".formatted(file.getFileName(), column, option));
    }
  }

  private Worker worker(Row row, String label) {
    try {
      return validator.normalise(WorkerJson.of(mapping.apply(row)));
    } catch (JsonProcessingException unreadable) {
      throw new IllegalArgumentException(
          "The record " + label + " is not a valid worker: " + unreadable.getOriginalMessage(),
          unreadable);
    }
  }
}
