package org.workerservice.client.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;

/** A checked mapping; immutable and usable by any thread. */
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

  /** Returns what tells this mapping from every other: the SHA-256 of its text. */
  public String checksum() {
    return checksum;
  }

  /** Returns what the mapping makes. */
  public Entity entity() {
    return entity;
  }

  /** Returns the names of the columns of files without a header; empty when they have one. */
  public Optional<List<String>> header() {
    return header;
  }

  /** Returns the character between two columns. */
  public char delimiter() {
    return delimiter;
  }

  /**
   * Compares the mapping with the header of a file.
   *
   * @throws MappingException if the mapping reads columns that the header lacks; names them
   */
  public void requireColumns(List<String> header) {
    List<String> missing = missing(header);
    if (!missing.isEmpty()) {
      throw new MappingException(
          "The mapping "
              + name
              + " reads columns that the file lacks: "
              + String.join("; ", missing)
              + ".");
    }
  }

  /** Returns the columns that the mapping reads and a header lacks. */
  public List<String> missing(List<String> header) {
    return record.columns().distinct().filter(column -> !header.contains(column)).toList();
  }

  /**
   * Returns the JSON form of what a row of the file holds; an empty object when nothing is there.
   */
  public JsonNode apply(Row row) {
    return record.of(row).stream()
        .findFirst()
        .orElseGet(() -> JsonNodeFactory.instance.objectNode());
  }
}
