package org.workerservice.flow;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.Organization;
import org.workerservice.validation.Intake;
import org.workerservice.validation.OrganizationValidation;
import org.workerservice.validation.OrganizationValidator;
import org.workerservice.validation.Violation;

/** Replaces the content of a living organisation: validate, write. */
public final class UpdateOrganization {
  private final OrganizationValidator validator;
  private final OrganizationWrites writes;

  /** Takes the tools of the flow. */
  public UpdateOrganization(Toolbox tools) {
    this.validator = tools.validator().forOrganizations();
    this.writes = new OrganizationWrites(tools);
  }

  /**
   * Replaces the content.
   *
   * @param organization the new content, with the id of the organisation
   * @param expectedVersion the version the caller has seen; empty replaces whatever is there
   */
  public Future<OrganizationOutcome> update(
      RequestContext context, Organization organization, OptionalLong expectedVersion) {
    return switch (validator.validate(organization, Intake.API)) {
      case OrganizationValidation.Invalid(List<Violation> violations) ->
          Future.succeededFuture(new OrganizationOutcome.Invalid(violations));
      case OrganizationValidation.Valid(Organization valid) ->
          writes.write(context, writes.update(valid, expectedVersion), Optional.empty());
    };
  }
}
