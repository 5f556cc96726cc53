package org.workerservice.flow.organization;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.WriteChecks;
import org.workerservice.model.organization.Organization;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.WorkerIds;
import org.workerservice.validation.Intake;
import org.workerservice.validation.OrganizationValidation;
import org.workerservice.validation.Violation;

/** Creates an organisation: validate, write. */
public final class CreateOrganization {
  private final WriteChecks checks;
  private final OrganizationWrites writes;

  public CreateOrganization(Toolbox tools) {
    this.checks = tools.checks();
    this.writes = new OrganizationWrites(tools);
  }

  /** Creates an organisation under its id, or under a new one if it has none. */
  public Future<OrganizationOutcome> create(
      RequestContext context, Organization organization, Optional<IdempotencyKey> idempotency) {
    return switch (checks.of(organization, Intake.API)) {
      case OrganizationValidation.Invalid(List<Violation> violations) ->
          Future.succeededFuture(new OrganizationOutcome.Invalid(violations));
      case OrganizationValidation.Valid(Organization valid) ->
          writes.write(context, writes.create(withId(valid)), idempotency);
    };
  }

  private static Organization withId(Organization organization) {
    return organization.toBuilder().id(organization.id().orElseGet(WorkerIds::next)).build();
  }
}
