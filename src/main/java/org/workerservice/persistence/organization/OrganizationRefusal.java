package org.workerservice.persistence.organization;

import java.util.UUID;

/** Why a change to an organisation cannot be made. */
public sealed interface OrganizationRefusal {
  /** No living organisation has the id; for a restoration, none ever had. */
  record NotFound() implements OrganizationRefusal {}

  /** The organisation to restore is not deleted. */
  record NotDeleted() implements OrganizationRefusal {}

  /** The organisation is at another version than expected. */
  record VersionMismatch(long current) implements OrganizationRefusal {}

  /** The id chosen for a new organisation is in use. */
  record IdTaken() implements OrganizationRefusal {}

  /** The ODS code belongs to another organisation, perhaps a deleted one. */
  record OdsCodeTaken(UUID holder, boolean deleted) implements OrganizationRefusal {}

  /** The organisation above does not exist or is deleted. */
  record UnknownParent() implements OrganizationRefusal {}

  /** The organisation would be above itself. */
  record Cycle() implements OrganizationRefusal {}

  /** More organisations would stand above one another than are allowed. */
  record TooDeep() implements OrganizationRefusal {}

  /** Organisations or workers still belong to the one to be deleted. */
  record InUse(boolean byOrganizations, boolean byWorkers) implements OrganizationRefusal {}
}
