package org.workerservice.validation;

import java.util.List;
import org.workerservice.model.organization.Organization;

/** The result of validating an organisation. */
public sealed interface OrganizationValidation {

  /**
   * The record may be stored.
   *
   * @param organization the record in its normal form
   */
  record Valid(Organization organization) implements OrganizationValidation {}

  /**
   * The record is refused.
   *
   * @param violations at least one and at most 100, in the order of the checks
   */
  record Invalid(List<Violation> violations) implements OrganizationValidation {
    /** Makes a defensive copy of the list. */
    public Invalid {
      violations = List.copyOf(violations);
    }
  }
}
