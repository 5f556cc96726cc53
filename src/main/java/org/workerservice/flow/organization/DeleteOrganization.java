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
import org.workerservice.model.organization.Organization;
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
        ? find(context, id).compose(found -> write(context, id, found, condition.plainVersion()))
        : Attempts.until(context.deadline(), repeated -> attempt(context, id, condition));
  }

  /** The result is empty if the organisation changed since this read and may still be deleted. */
  private Future<Optional<OrganizationOutcome>> attempt(
      RequestContext context, UUID id, VersionCondition condition) {
    return find(context, id)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(new OrganizationOutcome.NotFound())
                    : deleteVersion(context, id, found.get(), condition))
        .map(
            outcome ->
                outcome instanceof OrganizationOutcome.VersionMismatch(long current)
                        && condition.accepts(current)
                    ? Optional.empty()
                    : Optional.of(outcome));
  }

  private Future<Optional<Organization>> find(RequestContext context, UUID id) {
    return bus.ask(
            OrganizationCommand.ADDRESS,
            new OrganizationCommand.Find(context.tenant(), id),
            context.deadline())
        .map(found -> found.filter(organization -> organization.deletedAt().isEmpty()));
  }

  private Future<OrganizationOutcome> deleteVersion(
      RequestContext context, UUID id, Organization found, VersionCondition condition) {
    long version = found.version();
    return condition.accepts(version)
        ? write(context, id, Optional.of(found), OptionalLong.of(version))
        : Future.succeededFuture(new OrganizationOutcome.VersionMismatch(version));
  }

  private Future<OrganizationOutcome> write(
      RequestContext context, UUID id, Optional<Organization> found, OptionalLong expectedVersion) {
    return writes.write(context, writes.delete(id, found, expectedVersion), Optional.empty());
  }
}
