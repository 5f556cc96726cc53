package org.workerservice.persistence.organization;

import java.util.Arrays;
import java.util.List;

/**
 * The tables that hold a list of an organisation's record as rows. The transaction that changes the
 * record deletes the rows and inserts them again, in separate statements.
 */
enum OrganizationChildTable {
  IDENTIFIERS(
      "organization_identifiers",
      "identifiers",
      Order.POSITION,
      "use_type text, identifier_type text, system text, value text, assigner text",
      "use_type, identifier_type, coalesce(system, ''), value, assigner"),
  ADDRESSES(
      "organization_addresses",
      "addresses",
      Order.POSITION_WITH_PRIMARY,
      "use_type text, line1 text, line2 text, city text, state text, postal_code text, country text",
      "use_type, line1, line2, city, state, postal_code, country"),
  CONTACTS(
      "organization_contacts",
      "telecom",
      Order.POSITION_WITH_PRIMARY,
      "system text, value text, original text, use_type text",
      "system, value, original, use_type"),
  PERIODS(
      "organization_periods",
      "periods",
      Order.NONE,
      "period_type text, start_date date, end_date date",
      "period_type, start_date, end_date"),
  ROLES(
      "organization_roles",
      "roles",
      Order.NONE,
      "unique_role_id bigint, role_code text, role_name text, is_primary boolean, status text,"
          + " periods jsonb",
      "unique_role_id, role_code, role_name, coalesce(is_primary, false), status,"
          + " coalesce(periods, '[]')"),
  RELATIONSHIPS(
      "organization_relationships",
      "relationships",
      Order.NONE,
      "unique_rel_id bigint, relationship_type_code text, relationship_type_name text, status text,"
          + " target_ods_code text, target_primary_role_id text, periods jsonb",
      "unique_rel_id, relationship_type_code, relationship_type_name, status, target_ods_code,"
          + " target_primary_role_id, coalesce(periods, '[]')"),
  SUCCESSIONS(
      "organization_successions",
      "successions",
      Order.NONE,
      "unique_succ_id bigint, succession_type text, target_ods_code text,"
          + " target_primary_role_id text, legal_start_date date, has_forward_succession boolean",
      "unique_succ_id, succession_type, target_ods_code, target_primary_role_id, legal_start_date,"
          + " coalesce(has_forward_succession, false)");

  /** The columns that depend on the position in the list. */
  private enum Order {
    NONE("", ""),
    POSITION(", position", ", e.ordinality - 1"),
    POSITION_WITH_PRIMARY(", position, is_primary", ", e.ordinality - 1, e.ordinality = 1");

    private final String columns;
    private final String values;

    Order(String columns, String values) {
      this.columns = columns;
      this.values = values;
    }
  }

  private final String table;
  private final String list;
  private final Order order;
  private final List<String> columns;
  private final String definitions;
  private final String values;

  OrganizationChildTable(
      String table, String list, Order order, String definitions, String values) {
    this.table = table;
    this.list = list;
    this.order = order;
    this.definitions = definitions;
    this.values = values;
    this.columns =
        Arrays.stream(definitions.split(",")).map(column -> column.strip().split(" ")[0]).toList();
  }

  /** Returns the statement that deletes the rows of the organisations {@code $1}. */
  String clear() {
    return "DELETE FROM " + table + " WHERE organization_id = ANY($1)";
  }

  /** Returns the statement that inserts the rows of the organisations {@code $1}. */
  String fill() {
    return """
    INSERT INTO %1$s (tenant_id, organization_id, %2$s%3$s)
    SELECT o.tenant_id, o.id, %4$s%5$s
    FROM organizations o,
      ROWS FROM (jsonb_to_recordset(coalesce(o.record -> '%6$s', '[]')) AS (%7$s))
        WITH ORDINALITY AS e (%2$s, ordinality)
    WHERE o.id = ANY($1)
    """
        .formatted(
            table,
            String.join(", ", columns),
            order.columns,
            values,
            order.values,
            list,
            definitions);
  }
}
