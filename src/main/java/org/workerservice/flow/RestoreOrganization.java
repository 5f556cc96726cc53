package org.workerservice.flow;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.Organization;
import org.workerservice.persistence.IdempotencyKey;
import org.workerservice.persistence.OrganizationCommand;
import org.workerservice.persistence.Persistence;

/** Brings a deleted organisation back as it was: read, write. */
public final class RestoreOrganization {
  private final Bus bus;
  private final OrganizationWrites writes;

  /** Takes the tools of the flow. */
  public RestoreOrganization(Toolbox tools) {
    this.bus = tools.bus();
    this.writes = new OrganizationWrites(tools);
  }

  /** Restores an organisation. */
  public Future<OrganizationOutcome> restore(
      RequestContext context, UUID id, Optional<IdempotencyKey> idempotency) {
    return bus.ask(
            Persistence.ORGANIZATIONS,
            new OrganizationCommand.Find(context.tenant(), id),
            context.deadline())
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(new OrganizationOutcome.NotFound())
                    : write(context, found.get(), idempotency));
  }

  private Future<OrganizationOutcome> write(
      RequestContext context, Organization deleted, Optional<IdempotencyKey> idempotency) {
    return writes
        .write(context, writes.restore(deleted), idempotency)
        .compose(
            outcome ->
                // Somebody restored and deleted it in between: what was read is not what is there.
                outcome instanceof OrganizationOutcome.VersionMismatch
                    ? restore(context, deleted.id().orElseThrow(), idempotency)
                    : Future.succeededFuture(outcome));
  }
}
