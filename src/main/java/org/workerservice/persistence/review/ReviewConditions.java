package org.workerservice.persistence.review;

import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The conditions of one query on review items. Only the conditions that a caller sent become part
 * of the statement: a condition on a parameter that may be null would hide the index from the
 * planner.
 */
final class ReviewConditions {
  /** An assignment without an end lasts until the item is decided. */
  private static final String FREE = "(%1$s.assignee IS NULL OR %1$s.assigned_until <= now())";

  private static final String HELD = "(%1$s.assigned_until IS NULL OR %1$s.assigned_until > now())";

  private final List<String> conditions = new ArrayList<>();
  private final Tuple parameters;

  ReviewConditions(UUID tenant, ReviewFilter filter) {
    this(tenant, filter, Tuple.tuple());
  }

  /**
   * Shares the parameters of a statement that has other conditions, too.
   *
   * @param parameters those that the statement has already
   */
  ReviewConditions(UUID tenant, ReviewFilter filter, Tuple parameters) {
    this.parameters = parameters;
    conditions.add("r.tenant_id = " + parameter(tenant));
    filter.status().ifPresent(is -> equal("status", is.code()));
    filter.quality().ifPresent(is -> equal("match_quality", is));
    filter.method().ifPresent(is -> equal("detection_method", is.code()));
    filter.worker().ifPresent(this::worker);
    filter.organization().ifPresent(this::organization);
    filter
        .since()
        .ifPresent(
            at -> conditions.add("r.created_at >= " + parameter(at.atOffset(ZoneOffset.UTC))));
    filter
        .until()
        .ifPresent(
            at -> conditions.add("r.created_at < " + parameter(at.atOffset(ZoneOffset.UTC))));
    filter.assignee().ifPresent(this::assignee);
    filter.escalated().ifPresent(this::escalated);
  }

  /** The item of this alias is assigned to no user. */
  static String free(String alias) {
    return FREE.formatted(alias);
  }

  private void assignee(ReviewFilter.Assignee assignee) {
    switch (assignee) {
      case ReviewFilter.Assignee.To(String user) ->
          conditions.add(
              """
              r.id = ANY(ARRAY(
                SELECT q.id FROM review_queue q
                WHERE q.tenant_id = $1 AND q.assignee = %s AND %s))"""
                  .formatted(parameter(user), HELD.formatted("q")));
      case ReviewFilter.Assignee.None _ -> conditions.add(free("r"));
    }
  }

  private void escalated(boolean is) {
    conditions.add(
        is
            ? """
            r.id = ANY(ARRAY(
              SELECT q.id FROM review_queue q
              WHERE q.tenant_id = $1 AND q.escalated_at IS NOT NULL))"""
            : "r.escalated_at IS NULL");
  }

  private void equal(String column, String value) {
    conditions.add("r." + column + " = " + parameter(value));
  }

  /** The two look-ups by index keep the planner from walking the whole queue. */
  private void worker(UUID id) {
    String worker = parameter(id);
    conditions.add(
        """
        r.id = ANY(ARRAY(
          SELECT q.id FROM review_queue q WHERE q.worker_id_a = %1$s
          UNION ALL SELECT q.id FROM review_queue q WHERE q.worker_id_b = %1$s))"""
            .formatted(worker));
  }

  private void organization(UUID id) {
    conditions.add(
        """
        EXISTS (SELECT FROM workers w WHERE w.id IN (r.worker_id_a, r.worker_id_b)
          AND w.managing_organization_id = %s)"""
            .formatted(parameter(id)));
  }

  /** Leaves these items out. */
  void leaveOut(List<UUID> ids) {
    if (!ids.isEmpty()) {
      conditions.add("r.id <> ALL(" + parameter(ids.toArray(UUID[]::new)) + ")");
    }
  }

  /** Adds a parameter and returns its name in the statement. */
  String parameter(Object value) {
    parameters.addValue(value);
    return "$" + parameters.size();
  }

  Tuple parameters() {
    return parameters;
  }

  /** Returns the conditions, and these, as the text after WHERE. */
  String and(String... more) {
    List<String> all = new ArrayList<>(conditions);
    all.addAll(List.of(more));
    return String.join("\n  AND ", all);
  }
}
