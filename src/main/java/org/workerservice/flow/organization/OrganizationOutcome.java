package org.workerservice.flow.organization;

import java.util.List;
import java.util.UUID;
import org.workerservice.model.organization.Organization;
import org.workerservice.persistence.database.WriteEffect;
import org.workerservice.validation.Violation;

/**
 * The outcome of a change to an organisation. Only {@link Written} and {@link Deleted} changed the
 * registry.
 */
public sealed interface OrganizationOutcome {
  /**
   * The organisation as it is now, or as it was after the first of repeated requests.
   *
   * @param effect what the request, or the first of repeated requests, did
   */
  record Written(WriteEffect effect, Organization organization) implements OrganizationOutcome {}

  /** The organisation was already as requested. */
  record Unchanged(Organization organization) implements OrganizationOutcome {}

  /** The organisation is deleted. */
  record Deleted() implements OrganizationOutcome {}

  /** The idempotency key was used before with another body. */
  record KeyReused() implements OrganizationOutcome {}

  /** No living organisation has the id; for a restore, no organisation ever had it. */
  record NotFound() implements OrganizationOutcome {}

  /** The organisation to restore is not deleted. */
  record NotDeleted() implements OrganizationOutcome {}

  /** The organisation has changed since the caller read it. */
  record VersionMismatch(long current) implements OrganizationOutcome {}

  /** The record has violations. */
  record Invalid(List<Violation> violations) implements OrganizationOutcome {}

  /** The requested id is in use. */
  record IdTaken() implements OrganizationOutcome {}

  /** The ODS code belongs to another organisation, perhaps a deleted one. */
  record OdsCodeTaken(UUID holder, boolean deleted) implements OrganizationOutcome {}

  /** Organisations or workers still belong to the organisation to delete. */
  record InUse(boolean byOrganizations, boolean byWorkers) implements OrganizationOutcome {}
}
