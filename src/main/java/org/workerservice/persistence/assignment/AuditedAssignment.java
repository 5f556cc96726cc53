package org.workerservice.persistence.assignment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.json.Json;
import org.workerservice.model.Assignment;
import org.workerservice.model.AssignmentSource;
import org.workerservice.model.Coding;
import org.workerservice.model.Period;

/**
 * An assignment as the audit log has it: its id, because the entry belongs to the worker, and its
 * content.
 *
 * @param workerId whose assignment it was; only where it moved from one worker to another
 * @param corrected whether imports left the content to a person; only where this changed by itself
 */
public record AuditedAssignment(
    UUID id,
    Optional<UUID> workerId,
    Optional<Boolean> corrected,
    Optional<UUID> organizationId,
    Coding role,
    List<Coding> specialties,
    Optional<String> location,
    Period period,
    boolean isPrimary,
    Optional<AssignmentSource> source,
    boolean active) {
  private static final ObjectReader STORED = Json.storedReader(Assignment.class);

  /** Reads stored content. */
  public static AuditedAssignment decode(String encoded) {
    try {
      ObjectNode stored = (ObjectNode) Json.MAPPER.readTree(encoded);
      UUID id = UUID.fromString(stored.remove("id").textValue());
      Optional<UUID> worker =
          Optional.ofNullable(stored.remove("worker_id"))
              .map(JsonNode::textValue)
              .map(UUID::fromString);
      Optional<Boolean> corrected =
          Optional.ofNullable(stored.remove("corrected")).map(JsonNode::booleanValue);
      return of(id, worker, corrected, STORED.readValue(stored));
    } catch (IOException error) {
      // The cause is left out: its message may quote the content.
      throw new IllegalStateException("A stored assignment cannot be read.");
    }
  }

  private static AuditedAssignment of(
      UUID id, Optional<UUID> worker, Optional<Boolean> corrected, Assignment content) {
    return new AuditedAssignment(
        id,
        worker,
        corrected,
        content.organizationId(),
        content.role(),
        content.specialties(),
        content.location(),
        content.period(),
        content.isPrimary(),
        content.source(),
        content.active());
  }
}
