package org.workerservice.persistence.organization;

import java.util.UUID;

/** Why a change to an organisation cannot be made. */
public sealed interface OrganizationRefusal {
  /** No living organisation has the id; for a restoration, no organisation at all. */
  record NotFound() implements OrganizationRefusal {}

  /** The organisation to restore is not deleted. */
  record NotDeleted() implements OrganizationRefusal {}

  /** The organisation has another version than expected. */
  record VersionMismatch(long current) implements OrganizationRefusal {}

  /** The id chosen for a new organisation is in use. */
  record IdTaken() implements OrganizationRefusal {}

  /** The ODS code belongs to another organisation, perhaps a deleted one. */
  record OdsCodeTaken(UUID holder, boolean deleted) implements OrganizationRefusal {}

  /** The parent does not exist or is deleted. */
  record UnknownParent() implements OrganizationRefusal {}

  /** The organisation would become its own ancestor. */
  record Cycle() implements OrganizationRefusal {}

  /** The hierarchy would have too many levels. */
  record TooDeep() implements OrganizationRefusal {}

  /** Organisations or workers still belong to the organisation to delete. */
  record InUse(boolean byOrganizations, boolean byWorkers) implements OrganizationRefusal {}
}
