package org.workerservice.validation;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.workerservice.model.Address;
import org.workerservice.model.organization.Organization;

/** Validates and normalises organisations; thread-safe. */
public final class OrganizationValidator {
  private final NormalizationSettings settings;
  private final Clock clock;

  OrganizationValidator(NormalizationSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Checks every rule and reports all violations at once, at most 100. The organisation of a {@link
   * OrganizationValidation.Valid} is its own normal form. Whether the parent organisation exists is
   * checked when the record is written.
   */
  public OrganizationValidation validate(Organization organization, Intake intake) {
    return check(organization, intake).validation();
  }

  /**
   * As {@link #validate}, for new content of a stored organisation: addresses that stay as they are
   * stored are acceptable.
   */
  public OrganizationValidation validateChange(
      Organization organization, Organization stored, Intake intake) {
    return check(organization, Set.copyOf(stored.addresses()), intake).validation();
  }

  /**
   * The result of validating an organisation.
   *
   * @param warnings the values that the record lost, although it is valid; only for imports
   */
  public record Checked(OrganizationValidation validation, List<Violation> warnings) {
    /** Makes a defensive copy of the list. */
    public Checked {
      warnings = List.copyOf(warnings);
    }
  }

  /** As {@link #validate}, with the values that an import loses. */
  public Checked check(Organization organization, Intake intake) {
    return check(organization, Set.of(), intake);
  }

  private Checked check(Organization organization, Set<Address> storedAddresses, Intake intake) {
    Violations violations = new Violations();
    Organization normal =
        new OrganizationCheck(
                violations, intake, storedAddresses, clock.instant(), settings.defaultRegion())
            .check(organization);
    return new Checked(
        violations.none()
            ? new OrganizationValidation.Valid(normal)
            : new OrganizationValidation.Invalid(violations.toList()),
        violations.warnings());
  }

  /** Normalises what can be normalised, even if the record has violations. */
  public Organization normalise(Organization organization) {
    return new OrganizationCheck(
            new Violations(), Intake.IMPORT, Set.of(), clock.instant(), settings.defaultRegion())
        .check(organization);
  }
}
