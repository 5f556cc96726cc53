package org.workerservice.bus;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.workerservice.model.Role;

/**
 * Who asks, from where, and until when; it travels in every command because the bus carries no
 * context of its own.
 *
 * @param user subject of the token
 * @param clientAddress textual IP address of the peer
 * @param traceId W3C trace id of the request
 */
public record RequestContext(
    String user,
    Set<Role> roles,
    UUID tenant,
    Optional<String> clientAddress,
    Optional<String> userAgent,
    String traceId,
    Deadline deadline) {

  /** Copies the roles. */
  public RequestContext {
    roles = Set.copyOf(roles);
  }
}
