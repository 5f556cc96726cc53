package org.workerservice.persistence.database;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which records a page of a list has. Ids never change, so that pages in their order lose and
 * repeat nothing while others write.
 *
 * @param after the last id of the page before
 * @param limit max records
 * @param descending whether the highest id comes first
 * @param deleted which records count
 * @param updatedSince when a record must have been written at the earliest
 */
public record ListRange(
    Optional<UUID> after,
    int limit,
    boolean descending,
    Deleted deleted,
    Optional<Instant> updatedSince) {
  private static final UUID LOWEST = new UUID(0, 0);
  private static final UUID HIGHEST = new UUID(-1, -1);

  /** Which records a list has. */
  public enum Deleted {
    EXCLUDE("deleted_at IS NULL"),
    INCLUDE("tenant_id IS NOT NULL"),
    ONLY("deleted_at IS NOT NULL");

    private final String condition;

    Deleted(String condition) {
      this.condition = condition;
    }

    /** Returns the condition in SQL. */
    public String condition() {
      return condition;
    }
  }

  /** Returns a range with another limit. */
  public ListRange withLimit(int other) {
    return new ListRange(after, other, descending, deleted, updatedSince);
  }

  /** Returns the id that the page lies behind, in its order. */
  public UUID start() {
    return after.orElse(descending ? HIGHEST : LOWEST);
  }

  /** Returns the SQL operator between an id of the page and {@link #start}. */
  public String comparison() {
    return descending ? "<" : ">";
  }

  /** Returns the direction of the order in SQL. */
  public String direction() {
    return descending ? "DESC" : "ASC";
  }
}
