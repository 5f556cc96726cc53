package org.workerservice.api.rest.assignment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.api.http.body.RequestBody;

/**
 * A body, split into what the caller decides and what the service owns, so that the answer of a GET
 * can be sent back.
 *
 * @param content fields of the assignment
 * @param sent what the caller believes the record to be
 */
record AssignmentBody(ObjectNode content, Sent sent) {
  private static final List<String> IGNORED =
      List.of(
          "worker_id",
          "organization_name",
          "corrected",
          "created_at",
          "created_by",
          "updated_at",
          "updated_by",
          "deleted_at",
          "deleted_by");

  private static final List<String> IDENTITY = List.of("id", "version");

  /**
   * The identity of the record.
   *
   * @param version 0 if absent
   */
  record Sent(Optional<UUID> id, long version) {
    Sent {
      id = id == null ? Optional.empty() : id;
    }
  }

  static AssignmentBody of(ObjectNode body) {
    ObjectNode identity = JsonNodeFactory.instance.objectNode();
    IDENTITY.stream().filter(body::hasNonNull).forEach(name -> identity.set(name, body.get(name)));
    ObjectNode content = body.deepCopy();
    content.remove(IDENTITY);
    content.remove(IGNORED);
    return new AssignmentBody(content, RequestBody.convert(identity, Sent.class));
  }
}
