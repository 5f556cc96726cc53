package org.workerservice.flow.organization;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Attempts;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.VersionCondition;
import org.workerservice.persistence.organization.OrganizationChange;
import org.workerservice.persistence.organization.OrganizationCommand;

/**
 * Soft-deletes an organisation that no organisation or worker belongs to any more; it can be
 * restored.
 */
public final class DeleteOrganization {
  private final Bus bus;
  private final OrganizationWrites writes;

  public DeleteOrganization(Toolbox tools) {
    this.bus = tools.bus();
    this.writes = new OrganizationWrites(tools);
  }

  /** Deletes an organisation if the condition accepts its version. */
  public Future<OrganizationOutcome> delete(
      RequestContext context, UUID id, VersionCondition condition) {
    return condition.isPlain()
        ? write(context, id, condition.plainVersion())
        : Attempts.until(context.deadline(), repeated -> attempt(context, id, condition));
  }

  /** The result is empty if the organisation changed since this read and may still be deleted. */
  private Future<Optional<OrganizationOutcome>> attempt(
      RequestContext context, UUID id, VersionCondition condition) {
    return bus.ask(
            OrganizationCommand.ADDRESS,
            new OrganizationCommand.Find(context.tenant(), id),
            context.deadline())
        .map(found -> found.filter(organization -> organization.deletedAt().isEmpty()))
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(new OrganizationOutcome.NotFound())
                    : deleteVersion(context, id, found.get().version(), condition))
        .map(
            outcome ->
                outcome instanceof OrganizationOutcome.VersionMismatch(long current)
                        && condition.accepts(current)
                    ? Optional.empty()
                    : Optional.of(outcome));
  }

  private Future<OrganizationOutcome> deleteVersion(
      RequestContext context, UUID id, long version, VersionCondition condition) {
    return condition.accepts(version)
        ? write(context, id, OptionalLong.of(version))
        : Future.succeededFuture(new OrganizationOutcome.VersionMismatch(version));
  }

  private Future<OrganizationOutcome> write(
      RequestContext context, UUID id, OptionalLong expectedVersion) {
    return writes.write(
        context, new OrganizationChange.Delete(id, expectedVersion), Optional.empty());
  }
}
