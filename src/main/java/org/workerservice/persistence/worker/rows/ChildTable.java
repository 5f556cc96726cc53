package org.workerservice.persistence.worker.rows;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.workerservice.model.Worker;

/**
 * The tables that hold a list of the worker's record as rows, and the statements that keep them
 * equal to the record.
 *
 * <p>An update replaces rows by position and then deletes the surplus, because deleting and
 * inserting the same rows in one statement has no defined order.
 */
public enum ChildTable {
  NAMES(
      worker -> List.of(worker.name()),
      "worker_names",
      "jsonb_build_array(w.record -> 'name') || coalesce(w.record -> 'additional_names', '[]')",
      true,
      "use_type text, family text, given text[], prefix text[], suffix text[], text text, mononym boolean",
      "use_type, coalesce(family, ''), coalesce(given, '{}'), coalesce(prefix, '{}'), coalesce(suffix, '{}'), text,"
          + " coalesce(mononym, false)"),
  IDENTIFIERS(
      Worker::identifiers,
      "worker_identifiers",
      "coalesce(w.record -> 'identifiers', '[]')",
      false,
      "use_type text, identifier_type text, system text, value text, assigner text",
      "use_type, identifier_type, coalesce(system, ''), value, assigner"),
  ADDRESSES(
      Worker::addresses,
      "worker_addresses",
      "coalesce(w.record -> 'addresses', '[]')",
      true,
      "use_type text, line1 text, line2 text, city text, state text, postal_code text, country text",
      "use_type, line1, line2, city, state, postal_code, country"),
  CONTACTS(
      Worker::telecom,
      "worker_contacts",
      "coalesce(w.record -> 'telecom', '[]')",
      true,
      "system text, value text, original text, use_type text",
      "system, value, original, use_type"),
  LINKS(
      Worker::links,
      "worker_links",
      "coalesce(w.record -> 'links', '[]')",
      false,
      "other_worker_id uuid, link_type text",
      "other_worker_id, link_type"),
  DOCUMENTS(
      Worker::documents,
      "worker_documents",
      "coalesce(w.record -> 'documents', '[]')",
      false,
      "document_type text, number text, issuing_country text, issuing_authority text,"
          + " issue_date date, expiry_date date, verified boolean, code jsonb, system text",
      "document_type, coalesce(number, ''), issuing_country, issuing_authority, issue_date, expiry_date,"
          + " coalesce(verified, false), code, system"),
  EMERGENCY_CONTACTS(
      Worker::emergencyContacts,
      "worker_emergency_contacts",
      "coalesce(w.record -> 'emergency_contacts', '[]')",
      false,
      "name text, relationship text, is_primary boolean, address jsonb, telecom jsonb",
      "coalesce(name, ''), coalesce(relationship, ''), coalesce(is_primary, false), address,"
          + " coalesce(telecom, '[]')"),
  PHOTOS(
      Worker::photo,
      "worker_photos",
      "(SELECT coalesce(jsonb_agg(jsonb_build_object('url', p.url) ORDER BY p.position), '[]')"
          + " FROM jsonb_array_elements_text(coalesce(w.record -> 'photo', '[]'))"
          + " WITH ORDINALITY AS p (url, position))",
      false,
      "url text",
      "url");

  private final Function<Worker, List<?>> list;
  private final String table;
  private final String elements;
  private final boolean firstIsPrimary;
  private final List<String> columns;
  private final String definitions;
  private final String values;

  ChildTable(
      Function<Worker, List<?>> list,
      String table,
      String elements,
      boolean firstIsPrimary,
      String definitions,
      String values) {
    this.list = list;
    this.table = table;
    this.elements = elements;
    this.firstIsPrimary = firstIsPrimary;
    this.definitions = definitions;
    this.values = values;
    this.columns =
        Arrays.stream(definitions.split(",")).map(column -> column.strip().split(" ")[0]).toList();
  }

  /** Whether a new worker has rows in this table. */
  public boolean isFilledBy(Worker worker) {
    return !list.apply(worker).isEmpty();
  }

  /** Returns the statement that inserts the rows of the new workers {@code $1}. */
  public String insert() {
    return """
    INSERT INTO %1$s (tenant_id, worker_id, position, %2$s%3$s)
    SELECT w.tenant_id, w.id, e.ordinality - 1, %4$s%5$s
    FROM workers w,
      ROWS FROM (jsonb_to_recordset(%6$s) AS (%7$s)) WITH ORDINALITY AS e (%2$s, ordinality)
    WHERE w.id = ANY($1)
    """
        .formatted(
            table,
            String.join(", ", columns),
            firstIsPrimary ? ", is_primary" : "",
            values,
            firstIsPrimary ? ", e.ordinality = 1" : "",
            elements,
            definitions);
  }

  /**
   * Returns the statement that writes the rows of workers {@code $1} that may have rows already.
   */
  public String upsert() {
    String replaced =
        columns.stream()
            .map(column -> column + " = excluded." + column)
            .collect(Collectors.joining(", "));
    return insert() + "ON CONFLICT (worker_id, position) DO UPDATE SET " + replaced;
  }

  /** Returns the statement that deletes rows of the workers {@code $1} past the end of the list. */
  public String trim() {
    return """
    DELETE FROM %1$s c USING workers w
    WHERE w.id = ANY($1) AND c.worker_id = w.id AND c.position >= jsonb_array_length(%2$s)
    """
        .formatted(table, elements);
  }
}
