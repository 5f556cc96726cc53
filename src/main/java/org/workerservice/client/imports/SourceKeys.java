package org.workerservice.client.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.workerservice.client.CommandStopped;
import org.workerservice.client.file.RowSource;
import org.workerservice.client.file.SourceRow;
import org.workerservice.json.Json;
import org.workerservice.validation.KeyText;

/**
 * The source keys of all rows of a file, which must be of one system.
 *
 * @param system in normal form
 * @param ids of the records in the system, in normal form
 */
record SourceKeys(String system, Set<String> ids) {
  /**
   * Reads the whole file.
   *
   * @throws CommandStopped if a row cannot be read or has no key, so that the file says nothing
   *     about which workers are missing, or if there are keys of several systems
   */
  static SourceKeys of(ImportSettings settings) throws IOException {
    Set<String> systems = new HashSet<>();
    Set<String> ids = new HashSet<>();
    try (RowSource rows = settings.rows()) {
      Optional<SourceRow> row = rows.next();
      while (row.isPresent()) {
        JsonNode sources = sources(row.get());
        for (JsonNode source : sources) {
          systems.add(text(source, "system"));
          ids.add(text(source, "id"));
        }
        row = rows.next();
      }
    }
    if (systems.size() != 1) {
      throw new CommandStopped(
          "Missing workers can be found only in a file with the keys of one system, not of "
              + systems.size()
              + ".");
    }
    return new SourceKeys(systems.iterator().next(), Set.copyOf(ids));
  }

  private static JsonNode sources(SourceRow row) throws IOException {
    JsonNode sources =
        switch (row) {
          case SourceRow.Readable readable -> Json.MAPPER.readTree(readable.json()).path("sources");
          case SourceRow.Malformed _ -> Json.MAPPER.missingNode();
        };
    if (sources.isEmpty()) {
      throw new CommandStopped(
          "Row "
              + row.row()
              + " cannot be read or has no source key, so missing workers cannot be told.");
    }
    return sources;
  }

  private static String text(JsonNode source, String name) {
    return KeyText.normal(source.path(name).asText());
  }
}
