package org.workerservice.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.workerservice.model.Worker;

/**
 * A change as the audit log has it.
 *
 * @param oldValues content before the change, in clear; empty for a creation and for changes that
 *     did not come through the service
 * @param newValues content after the change, in clear
 */
public record AuditEntry(
    UUID id,
    Instant timestamp,
    Optional<String> userId,
    List<String> roles,
    String action,
    String entityType,
    UUID entityId,
    OptionalLong entityVersion,
    Optional<Worker> oldValues,
    Optional<Worker> newValues,
    Optional<String> ipAddress,
    Optional<String> userAgent,
    Optional<String> traceId) {
  @Override
  public String toString() {
    return "AuditEntry[" + action + " " + entityId + "]";
  }
}
