package org.workerservice.flow.organization;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Toolbox;
import org.workerservice.persistence.organization.OrganizationChange;

/**
 * Ends the life of an organisation that nobody belongs to any more; the record stays and can be
 * restored.
 */
public final class DeleteOrganization {
  private final OrganizationWrites writes;

  /** Takes the tools of the flow. */
  public DeleteOrganization(Toolbox tools) {
    this.writes = new OrganizationWrites(tools);
  }

  /** Deletes an organisation; an expected version that is not the current one refuses it. */
  public Future<OrganizationOutcome> delete(
      RequestContext context, UUID id, OptionalLong expectedVersion) {
    return writes.write(
        context, new OrganizationChange.Delete(id, expectedVersion), Optional.empty());
  }
}
