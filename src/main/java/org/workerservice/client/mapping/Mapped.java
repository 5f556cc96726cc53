package org.workerservice.client.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What a mapping makes of a row. */
public sealed interface Mapped {
  /**
   * A record.
   *
   * @param json an empty object if the row holds nothing
   * @param omitted the columns whose values were left out because they could not be read
   */
  record Record(JsonNode json, List<String> omitted) implements Mapped {
    /** Makes a defensive copy of the list. */
    public Record {
      omitted = List.copyOf(omitted);
    }

    @Override
    public String toString() {
      return "Record[…]";
    }
  }

  /** A row that the mapping does not want, with what it is. */
  record Skipped(String reason) implements Mapped {}
}
