package org.workerservice.persistence.log;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Some entries of the audit log, newest first.
 *
 * @param <T> what was changed: a worker or an organisation
 * @param next the entry to ask for the next page after; empty on the last one
 */
public record AuditPage<T>(List<AuditEntry<T>> entries, Optional<UUID> next) {
  /**
   * The condition, order and bound of a page behind the entry {@code $2}, of {@code $3} at most.
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

  /** What the first page begins behind. */
  public static final UUID FROM_THE_NEWEST = new UUID(-1, -1);

  /**
   * Cuts a page off.
   *
   * @param entries one more than the page may have, if there are as many
   */
  public static <T> AuditPage<T> of(List<AuditEntry<T>> entries, int limit) {
    return entries.size() <= limit
        ? new AuditPage<>(entries, Optional.empty())
        : new AuditPage<>(entries.subList(0, limit), Optional.of(entries.get(limit - 1).id()));
  }
}
