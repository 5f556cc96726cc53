package org.workerservice.flow.organization;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Attempts;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.Turns;
import org.workerservice.flow.VersionCondition;
import org.workerservice.flow.WriteChecks;
import org.workerservice.flow.organization.OrganizationOutcome.Invalid;
import org.workerservice.flow.organization.OrganizationOutcome.NotFound;
import org.workerservice.flow.organization.OrganizationOutcome.Unchanged;
import org.workerservice.flow.organization.OrganizationOutcome.VersionMismatch;
import org.workerservice.model.organization.Organization;
import org.workerservice.persistence.organization.OrganizationCommand;
import org.workerservice.validation.Intake;
import org.workerservice.validation.OrganizationValidation;
import org.workerservice.validation.OrganizationValidator;
import org.workerservice.validation.Violation;

/**
 * Changes the content of a living organisation: read, change, validate, write. Retries if another
 * change came first.
 */
public final class UpdateOrganization {
  private final Bus bus;
  private final OrganizationValidator validator;
  private final WriteChecks checks;
  private final OrganizationWrites writes;
  private final Turns turns;

  public UpdateOrganization(Toolbox tools) {
    this.bus = tools.bus();
    this.validator = tools.validator().forOrganizations();
    this.checks = tools.checks();
    this.writes = new OrganizationWrites(tools);
    this.turns = tools.turns();
  }

  /**
   * Replaces the content; writes nothing if it is the same.
   *
   * @param organization the new content, with the id of the organisation
   * @param condition the versions that may be replaced
   */
  public Future<OrganizationOutcome> replace(
      RequestContext context, Organization organization, VersionCondition condition) {
    return edit(context, organization.id().orElseThrow(), current -> organization, condition);
  }

  /**
   * Derives new content from the current content; writes nothing if they are the same.
   *
   * @param content an exception it throws fails the update
   * @param condition the versions that may be changed
   */
  public Future<OrganizationOutcome> edit(
      RequestContext context,
      UUID id,
      UnaryOperator<Organization> content,
      VersionCondition condition) {
    return condition.namesVersions()
        ? attempts(context, id, content, condition)
        : turns.inTurn(id, context.deadline(), () -> attempts(context, id, content, condition));
  }

  private Future<OrganizationOutcome> attempts(
      RequestContext context,
      UUID id,
      UnaryOperator<Organization> content,
      VersionCondition condition) {
    return Attempts.until(
        context.deadline(),
        repeated ->
            find(context, id)
                .compose(found -> change(context, found, content, condition))
                .map(
                    outcome ->
                        outcome instanceof VersionMismatch(long version)
                                && condition.accepts(version)
                            ? Optional.empty()
                            : Optional.of(outcome)));
  }

  private Future<Optional<Organization>> find(RequestContext context, UUID id) {
    return bus.ask(
            OrganizationCommand.ADDRESS,
            new OrganizationCommand.Find(context.tenant(), id),
            context.deadline())
        .map(found -> found.filter(organization -> organization.deletedAt().isEmpty()));
  }

  private Future<OrganizationOutcome> change(
      RequestContext context,
      Optional<Organization> found,
      UnaryOperator<Organization> content,
      VersionCondition condition) {
    if (found.isEmpty()) {
      return Future.succeededFuture(new NotFound());
    }
    Organization current = found.get();
    if (!condition.accepts(current.version())) {
      return Future.succeededFuture(new VersionMismatch(current.version()));
    }
    Organization changed = withServerOwned(content.apply(current), current);
    return validator.normalise(changed).equals(current)
        ? Future.succeededFuture(new Unchanged(current))
        : write(context, changed, current);
  }

  private Future<OrganizationOutcome> write(
      RequestContext context, Organization changed, Organization current) {
    return switch (checks.ofChange(changed, current, Intake.API)) {
      case OrganizationValidation.Invalid(List<Violation> violations) ->
          Future.succeededFuture(new Invalid(violations));
      case OrganizationValidation.Valid(Organization valid) ->
          writes.write(
              context, writes.update(valid, OptionalLong.of(current.version())), Optional.empty());
    };
  }

  private static Organization withServerOwned(Organization content, Organization current) {
    return content.toBuilder()
        .id(current.id().orElseThrow())
        .version(current.version())
        .createdAt(current.createdAt().orElse(null))
        .updatedAt(current.updatedAt().orElse(null))
        .deletedAt(null)
        .deletedBy(null)
        .build();
  }
}
