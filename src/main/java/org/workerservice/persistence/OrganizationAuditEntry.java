package org.workerservice.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.workerservice.model.Organization;

/**
 * A change of an organisation as the audit log has it.
 *
 * @param oldValues content before the change, in clear; empty for a creation and for changes that
 *     did not come through the service
 * @param newValues content after the change, in clear
 */
public record OrganizationAuditEntry(
    UUID id,
    Instant timestamp,
    Optional<String> userId,
    List<String> roles,
    String action,
    String entityType,
    UUID entityId,
    OptionalLong entityVersion,
    Optional<Organization> oldValues,
    Optional<Organization> newValues,
    Optional<String> ipAddress,
    Optional<String> userAgent,
    Optional<String> traceId) {
  @Override
  public String toString() {
    return "OrganizationAuditEntry[" + action + " " + entityId + "]";
  }
}
