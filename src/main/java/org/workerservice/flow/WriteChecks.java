package org.workerservice.flow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.workerservice.model.Worker;
import org.workerservice.model.organization.Organization;
import org.workerservice.privacy.Masking;
import org.workerservice.validation.Intake;
import org.workerservice.validation.OrganizationValidation;
import org.workerservice.validation.OrganizationValidator;
import org.workerservice.validation.Validation;
import org.workerservice.validation.Violation;
import org.workerservice.validation.WorkerValidator;

/**
 * Checks records before they are written: the rules of the validation, and that no masked value
 * comes back, which would destroy the value behind it. Thread-safe.
 */
public final class WriteChecks {
  private static final int MAX_VIOLATIONS = 100;

  private final WorkerValidator workers;
  private final OrganizationValidator organizations;
  private final Masking masking;

  WriteChecks(WorkerValidator workers, Masking masking) {
    this.workers = workers;
    this.organizations = workers.forOrganizations();
    this.masking = masking;
  }

  /** Checks a new worker. */
  public Validation of(Worker worker, Intake intake) {
    return joined(masking.maskedFields(worker), workers.validate(worker, intake));
  }

  /** Checks a row of an import. */
  public WorkerValidator.Checked ofImport(Worker worker) {
    WorkerValidator.Checked checked = workers.check(worker, Intake.IMPORT);
    return new WorkerValidator.Checked(
        joined(masking.maskedFields(worker), checked.validation()), checked.warnings());
  }

  /** Checks an organisation after a row of an import was merged into it. */
  public OrganizationValidator.Checked ofImport(Organization organization, Organization before) {
    OrganizationValidator.Checked checked = organizations.check(organization, Intake.IMPORT);
    return new OrganizationValidator.Checked(
        joined(masking.maskedFields(organization, before), checked.validation()),
        checked.warnings());
  }

  /** Checks changed parts of a stored worker; what stays as it is stored is acceptable. */
  public Validation ofChange(Worker worker, Worker stored, Intake intake) {
    return joined(
        masking.maskedFields(worker, stored), workers.validateChange(worker, stored, intake));
  }

  /**
   * As above, for a whole new content, which may be what a reader of masked records saw: it cannot
   * reduce a birth date to its year.
   */
  public Validation ofReplacement(Worker worker, Worker stored, Intake intake) {
    return joined(
        masking.maskedFieldsOfReplacement(worker, stored),
        workers.validateChange(worker, stored, intake));
  }

  /** Checks a new organisation. */
  public OrganizationValidation of(Organization organization, Intake intake) {
    return joined(masking.maskedFields(organization), organizations.validate(organization, intake));
  }

  /** Checks new content of a stored organisation; what stays as it is stored is acceptable. */
  public OrganizationValidation ofChange(
      Organization organization, Organization stored, Intake intake) {
    return joined(
        masking.maskedFields(organization, stored),
        organizations.validateChange(organization, stored, intake));
  }

  /** Returns a violation for each masked value of a record that is only compared. */
  public List<Violation> maskedValues(Worker worker) {
    return violations(masking.maskedFields(worker));
  }

  private static Validation joined(List<String> masked, Validation validation) {
    if (masked.isEmpty()) {
      return validation;
    }
    return switch (validation) {
      case Validation.Valid _ -> new Validation.Invalid(violations(masked));
      case Validation.Invalid(List<Violation> others) ->
          new Validation.Invalid(joined(masked, others));
    };
  }

  private static OrganizationValidation joined(
      List<String> masked, OrganizationValidation validation) {
    if (masked.isEmpty()) {
      return validation;
    }
    return switch (validation) {
      case OrganizationValidation.Valid _ -> new OrganizationValidation.Invalid(violations(masked));
      case OrganizationValidation.Invalid(List<Violation> others) ->
          new OrganizationValidation.Invalid(joined(masked, others));
    };
  }

  /** A masked value breaks other rules only because it is masked. */
  private static List<Violation> joined(List<String> masked, List<Violation> others) {
    List<Violation> all = new ArrayList<>(violations(masked));
    Set<String> fields = new HashSet<>(masked);
    others.stream().filter(other -> !fields.contains(other.field())).forEach(all::add);
    return all.subList(0, Math.min(all.size(), MAX_VIOLATIONS));
  }

  private static List<Violation> violations(List<String> masked) {
    return masked.stream()
        .limit(MAX_VIOLATIONS)
        .map(
            field ->
                new Violation(
                    field,
                    "masked_value",
                    "The value is masked. Send the whole value, or change other fields with PATCH."))
        .toList();
  }
}
