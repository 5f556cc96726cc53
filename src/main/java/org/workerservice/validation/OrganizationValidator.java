package org.workerservice.validation;

import java.time.Clock;
import org.workerservice.model.Organization;

/** Checks organisations and brings them into normal form; safe for use by any thread. */
public final class OrganizationValidator {
  private final NormalizationSettings settings;
  private final Clock clock;

  OrganizationValidator(NormalizationSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Checks every rule and reports all violations at once, at most 100. The organisation of a {@link
   * OrganizationValidation.Valid} is its own normal form. Whether the organisation above exists is
   * for whoever writes the record.
   */
  public OrganizationValidation validate(Organization organization, Intake intake) {
    Violations violations = new Violations();
    Organization normal =
        new OrganizationCheck(violations, intake, clock.instant(), settings.defaultRegion())
            .check(organization);
    return violations.none()
        ? new OrganizationValidation.Valid(normal)
        : new OrganizationValidation.Invalid(violations.toList());
  }

  /** Returns the normal form of what can be normalised, whatever rules the record breaks. */
  public Organization normalise(Organization organization) {
    return new OrganizationCheck(
            new Violations(), Intake.IMPORT, clock.instant(), settings.defaultRegion())
        .check(organization);
  }
}
