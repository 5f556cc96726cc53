package org.workerservice.flow.organization;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Attempts;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.Turns;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.organization.OrganizationCommand;

/** Restores a deleted organisation as it was: read, write. */
public final class RestoreOrganization {
  private final Bus bus;
  private final OrganizationWrites writes;
  private final Turns turns;

  public RestoreOrganization(Toolbox tools) {
    this.bus = tools.bus();
    this.writes = new OrganizationWrites(tools);
    this.turns = tools.turns();
  }

  /** Restores an organisation. */
  public Future<OrganizationOutcome> restore(
      RequestContext context, UUID id, Optional<IdempotencyKey> idempotency) {
    return turns.inTurn(
        id,
        context.deadline(),
        () -> Attempts.until(context.deadline(), repeated -> attempt(context, id, idempotency)));
  }

  /** The result is empty if the organisation was restored and deleted again since this read. */
  private Future<Optional<OrganizationOutcome>> attempt(
      RequestContext context, UUID id, Optional<IdempotencyKey> idempotency) {
    return bus.ask(
            OrganizationCommand.ADDRESS,
            new OrganizationCommand.Find(context.tenant(), id),
            context.deadline())
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(new OrganizationOutcome.NotFound())
                    : writes.write(context, writes.restore(found.get()), idempotency))
        .map(
            outcome ->
                outcome instanceof OrganizationOutcome.VersionMismatch
                    ? Optional.empty()
                    : Optional.of(outcome));
  }
}
