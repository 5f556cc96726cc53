package org.workerservice.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.workerservice.json.Json;
import org.workerservice.model.PartialDateTime;

/** The stored data of one worker: the record that reads return, and the relational tables. */
public final class StoredWorker {
  /** The tables, each with the list of the record that it repeats. */
  private static final Map<String, String> TABLE_TO_LIST =
      Map.of(
          "worker_identifiers", "identifiers",
          "worker_addresses", "addresses",
          "worker_contacts", "telecom",
          "worker_links", "links",
          "worker_documents", "documents",
          "worker_emergency_contacts", "emergency_contacts");

  private static final List<String> SCALARS =
      List.of(
          "active",
          "gender",
          "worker_type",
          "employment_status",
          "birth_date",
          "tax_id",
          "deceased",
          "marital_status",
          "multiple_birth");

  private static final List<String> KEPT_BESIDE =
      List.of("id", "tenant_id", "worker_id", "position", "created_at", "updated_at", "created_by");

  private final TestTenant tenant;
  private final UUID id;
  private final JsonNode row;
  private final JsonNode record;

  private StoredWorker(TestTenant tenant, UUID id) {
    this.tenant = tenant;
    this.id = id;
    this.row = rows("SELECT to_jsonb(t)::text AS row FROM workers t WHERE id = ?").getFirst();
    this.record = row.path("record");
  }

  /** Reads the record of a worker. */
  public static StoredWorker of(TestTenant tenant, UUID id) {
    return new StoredWorker(tenant, id);
  }

  /** Fails if a table differs from the record. */
  public void assertTablesAgreeWithRecord() {
    ObjectNode expected = Json.MAPPER.createObjectNode();
    ObjectNode stored = Json.MAPPER.createObjectNode();
    for (String scalar : SCALARS) {
      expected.set(scalar, record.path(scalar));
      stored.set(scalar, row.path(scalar));
    }
    stored.set("birth_date", birthDate(row));
    assertThat(meaning(stored)).as("workers").isEqualTo(meaning(expected));
    assertThat(timeOfDeath(row))
        .as("workers.deceased_datetime")
        .isEqualTo(record.path("deceased_datetime").asText(""));
    assertThat(content("worker_names", true)).as("worker_names").isEqualTo(names());
    TABLE_TO_LIST.forEach(
        (table, list) ->
            assertThat(content(table, !table.equals("worker_emergency_contacts")))
                .as(table)
                .isEqualTo(elements(record.path(list))));
    assertThat(content("worker_photos", false).stream().map(photo -> photo.path("url")).toList())
        .as("worker_photos")
        .isEqualTo(elements(record.path("photo")));
    assertThat(
            content("worker_sources", false).stream()
                .map(row -> row.path("system").asText() + " " + row.path("source_id").asText())
                .toList())
        .as("worker_sources")
        .isEqualTo(sources());
  }

  private List<String> sources() {
    List<String> sources = new ArrayList<>();
    record
        .path("sources")
        .forEach(one -> sources.add(one.path("system").asText() + " " + one.path("id").asText()));
    return sources;
  }

  /** Returns the birth date as far as its precision goes. */
  private static JsonNode birthDate(JsonNode row) {
    String first = row.path("birth_date").asText();
    return switch (row.path("birth_date_precision").asText()) {
      case "year" -> TextNode.valueOf(first.substring(0, 4));
      case "month" -> TextNode.valueOf(first.substring(0, 7));
      default -> row.path("birth_date");
    };
  }

  /** Returns the first and the last day that the birth date may mean. */
  public List<String> birthDates() {
    return List.of(row.path("birth_date").asText(), row.path("birth_date_last").asText());
  }

  /** Returns the total number of rows in all list tables. */
  public int rowCount() {
    int rows = content("worker_names", true).size() + content("worker_photos", false).size();
    for (String table : TABLE_TO_LIST.keySet()) {
      rows += content(table, true).size();
    }
    return rows;
  }

  private List<JsonNode> names() {
    ArrayNode names = Json.MAPPER.createArrayNode().add(record.path("name"));
    record.path("additional_names").forEach(names::add);
    return elements(names);
  }

  /**
   * The rows of a table in their order.
   *
   * @param derivedPrimary whether is_primary only marks the first row
   */
  private List<JsonNode> content(String table, boolean derivedPrimary) {
    List<JsonNode> contents = new ArrayList<>();
    List<JsonNode> rows =
        rows(
            "SELECT to_jsonb(t)::text AS row FROM "
                + table
                + " t WHERE worker_id = ? ORDER BY position");
    for (JsonNode found : rows) {
      assertThat(found.path("position").asInt()).as(table).isEqualTo(contents.size());
      assertThat(found.path("tenant_id").asText()).as(table).isEqualTo(tenant.id().toString());
      ObjectNode content = ((ObjectNode) found.deepCopy()).without(KEPT_BESIDE);
      JsonNode primary = derivedPrimary ? content.remove("is_primary") : null;
      if (primary != null) {
        assertThat(primary.asBoolean()).as(table).isEqualTo(contents.isEmpty());
      }
      contents.add(meaning(content));
    }
    return contents;
  }

  private static List<JsonNode> elements(JsonNode list) {
    List<JsonNode> elements = new ArrayList<>();
    list.forEach(element -> elements.add(meaning(element)));
    return elements;
  }

  /** Drops null, false and empty values. */
  private static JsonNode meaning(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode meaning = Json.MAPPER.createObjectNode();
    object
        .properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              if (!standsForNothing(value)) {
                meaning.set(field.getKey(), meaning(value));
              }
            });
    return meaning;
  }

  private static boolean standsForNothing(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL, MISSING -> true;
      case BOOLEAN -> !value.asBoolean();
      case STRING -> value.asText().isEmpty();
      case ARRAY, OBJECT -> value.isEmpty();
      case NUMBER, BINARY, POJO -> false;
    };
  }

  /** Returns the time of death as the columns state it. */
  private static String timeOfDeath(JsonNode row) {
    String first = row.path("deceased_datetime").asText();
    return switch (row.path("deceased_datetime_precision").asText("")) {
      case "year" -> first.substring(0, 4);
      case "month" -> first.substring(0, 7);
      case "day" -> first.substring(0, 10);
      case "time" -> PartialDateTime.parse(first).toString();
      default -> "";
    };
  }

  private List<JsonNode> rows(String sql) {
    return tenant.query(sql, id).stream().map(found -> read((String) found.get("row"))).toList();
  }

  private static JsonNode read(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException error) {
      throw new AssertionError(error);
    }
  }
}
