package org.workerservice.persistence.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.RequestContext;
import org.workerservice.json.Json;
import org.workerservice.model.Role;

/** What a job keeps of the request for it, besides the user. */
record JobCaller(
    Set<Role> roles, Optional<String> clientAddress, Optional<String> userAgent, String traceId) {
  /** Replaces what is missing by the empty value. */
  JobCaller {
    roles = roles == null ? Set.of() : Set.copyOf(roles);
    clientAddress = clientAddress == null ? Optional.empty() : clientAddress;
    userAgent = userAgent == null ? Optional.empty() : userAgent;
    traceId = traceId == null ? "" : traceId;
  }

  static String json(RequestContext context) {
    return Json.MAPPER
        .valueToTree(
            new JobCaller(
                context.roles(), context.clientAddress(), context.userAgent(), context.traceId()))
        .toString();
  }

  static RequestContext context(String json, UUID tenant, String user, Deadline deadline) {
    try {
      JobCaller caller = Json.MAPPER.readValue(json, JobCaller.class);
      return new RequestContext(
          user,
          caller.roles(),
          tenant,
          caller.clientAddress(),
          caller.userAgent(),
          caller.traceId(),
          deadline);
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
