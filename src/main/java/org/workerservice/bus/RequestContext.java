package org.workerservice.bus;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.workerservice.model.Role;

/**
 * The caller of a request, its origin and its deadline; part of every command, because the bus
 * carries no other context.
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

  /** Makes a defensive copy of the roles. */
  public RequestContext {
    roles = Set.copyOf(roles);
  }
}
