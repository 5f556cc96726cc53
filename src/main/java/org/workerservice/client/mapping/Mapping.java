package org.workerservice.client.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A validated mapping. Immutable and thread-safe. */
public final class Mapping {
  private final String name;
  private final String checksum;
  private final FileForm form;
  private final Entity entity;
  private final EmptyCells empty;
  private final Columns columns;
  private final Set<String> columnsOfNames;
  private final List<String> single;

  Mapping(
      String name,
      String checksum,
      FileForm form,
      Entity entity,
      EmptyCells empty,
      Columns columns,
      List<String> single) {
    this.name = name;
    this.checksum = checksum;
    this.form = form;
    this.entity = entity;
    this.empty = empty;
    this.columns = columns;
    this.columnsOfNames = columns.ofNames();
    this.single = List.copyOf(single);
  }

  /** Returns the name or path that the mapping was read from. */
  public String name() {
    return name;
  }

  /** Returns the SHA-256 of the text of the mapping, which identifies it. */
  public String checksum() {
    return checksum;
  }

  /** Returns what the mapping produces. */
  public Entity entity() {
    return entity;
  }

  /** Returns what the mapping states about the form of files. */
  public FileForm form() {
    return form;
  }

  /** Returns the types of relationships of which an organisation has one at a time. */
  public List<String> singleRelationships() {
    return single;
  }

  /** Returns the columns that the mapping needs but a header lacks. */
  public List<String> missing(Header header) {
    return columns.missing(header);
  }

  /** Returns the index of each mapped column that a header has, by its name in the mapping. */
  public Map<String, Integer> indexes(Header header) {
    return columns.indexes(header);
  }

  /** Returns the JSON form of a row; an empty object if the row holds nothing. */
  public JsonNode apply(Row row) {
    return json(new Reading(row));
  }

  /** Returns what a row becomes, and which of its values are left out. */
  public Mapped map(Row row) {
    Reading reading = new Reading(row);
    Optional<Skip> skip = columns.skips().stream().filter(one -> one.applies(reading)).findFirst();
    return skip.isPresent()
        ? new Mapped.Skipped(skip.get().reason())
        : new Mapped.Record(json(reading), reading.omitted);
  }

  private JsonNode json(Reading row) {
    return columns.record().of(row).stream()
        .findFirst()
        .orElseGet(() -> JsonNodeFactory.instance.objectNode());
  }

  /** A row with clean cells, while it is read. */
  private final class Reading implements Row {
    private final Row row;
    private final List<String> omitted = new ArrayList<>();

    Reading(Row row) {
      this.row = row;
    }

    @Override
    public String value(String column) {
      String cell = Cells.clean(row.value(column));
      return empty.contains(cell, columnsOfNames.contains(column)) ? "" : cell;
    }

    @Override
    public void omit(String column) {
      omitted.add(column);
    }
  }
}
