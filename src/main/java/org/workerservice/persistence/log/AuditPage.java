package org.workerservice.persistence.log;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A page of the audit log, newest first.
 *
 * @param <T> what was changed: a worker or an organisation
 * @param next the last entry of this page, after which the next page starts; empty on the last page
 */
public record AuditPage<T>(List<AuditEntry<T>> entries, Optional<UUID> next) {
  /**
   * Condition, order and limit of a page after the entry {@code $2}, with max {@code $3} entries.
   */
  public static final String CONDITION =
      """
      AND (timestamp, id) < (
        coalesce(
          (SELECT timestamp FROM audit_log WHERE id = $2),
          CASE WHEN $2 = 'ffffffff-ffff-ffff-ffff-ffffffffffff' THEN 'infinity'::timestamptz
            ELSE '-infinity' END),
        $2)
      ORDER BY timestamp DESC, id DESC LIMIT $3
      """;

  /** Selects the first page: newer than every entry. */
  public static final UUID FIRST_PAGE = new UUID(-1, -1);

  /**
   * Makes a page of at most {@code limit} entries.
   *
   * @param entries up to {@code limit + 1}; the extra one shows that there is a next page
   */
  public static <T> AuditPage<T> of(List<AuditEntry<T>> entries, int limit) {
    return entries.size() <= limit
        ? new AuditPage<>(entries, Optional.empty())
        : new AuditPage<>(entries.subList(0, limit), Optional.of(entries.get(limit - 1).id()));
  }
}
