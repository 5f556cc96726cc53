package org.workerservice.client.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;

/** A validated mapping. Immutable and thread-safe. */
public final class Mapping {
  private final String name;
  private final String checksum;
  private final char delimiter;
  private final Entity entity;
  private final Optional<List<String>> header;
  private final Shape record;

  Mapping(
      String name,
      String checksum,
      char delimiter,
      Entity entity,
      Optional<List<String>> header,
      Shape record) {
    this.name = name;
    this.checksum = checksum;
    this.delimiter = delimiter;
    this.entity = entity;
    this.header = header;
    this.record = record;
  }

  /** Returns the SHA-256 of the text of the mapping, which identifies it. */
  public String checksum() {
    return checksum;
  }

  /** Returns what the mapping produces. */
  public Entity entity() {
    return entity;
  }

  /** Returns the column names for files without a header; empty if files have one. */
  public Optional<List<String>> header() {
    return header;
  }

  /** Returns the column separator. */
  public char delimiter() {
    return delimiter;
  }

  /**
   * Checks the header of a file.
   *
   * @throws MappingException that names the missing columns, if the mapping reads columns that the
   *     header lacks
   */
  public void requireColumns(List<String> header) {
    List<String> missing = missing(header);
    if (!missing.isEmpty()) {
      throw new MappingException(
          "The mapping "
              + name
              + " needs columns that the file lacks: "
              + String.join("; ", missing)
              + ".");
    }
  }

  /** Returns the columns that the mapping reads but a header lacks. */
  public List<String> missing(List<String> header) {
    return record.columns().distinct().filter(column -> !header.contains(column)).toList();
  }

  /** Returns the JSON form of a row; an empty object if the row holds nothing. */
  public JsonNode apply(Row row) {
    return record.of(row).stream()
        .findFirst()
        .orElseGet(() -> JsonNodeFactory.instance.objectNode());
  }
}
