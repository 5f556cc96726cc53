package org.workerservice.flow.organization;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Toolbox;
import org.workerservice.persistence.organization.OrganizationChange;

/**
 * Soft-deletes an organisation that no organisation or worker belongs to any more; it can be
 * restored.
 */
public final class DeleteOrganization {
  private final OrganizationWrites writes;

  public DeleteOrganization(Toolbox tools) {
    this.writes = new OrganizationWrites(tools);
  }

  /** Deletes an organisation unless an expected version is given and is not the current one. */
  public Future<OrganizationOutcome> delete(
      RequestContext context, UUID id, OptionalLong expectedVersion) {
    return writes.write(
        context, new OrganizationChange.Delete(id, expectedVersion), Optional.empty());
  }
}
