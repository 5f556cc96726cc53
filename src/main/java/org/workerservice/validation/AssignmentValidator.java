package org.workerservice.validation;

import static org.workerservice.validation.TextForm.SINGLE_SPACED;

import java.time.Instant;
import org.workerservice.model.Assignment;
import org.workerservice.model.AssignmentSource;
import org.workerservice.model.Period;

/** Validates and normalises assignments; for one use, not thread-safe. */
public final class AssignmentValidator {
  private final Violations violations = new Violations();
  private final TextCheck texts = new TextCheck(violations);
  private final CodingCheck codings = new CodingCheck(texts);

  /** No rule depends on the time: an assignment may start in the future. */
  private final DateCheck dates = new DateCheck(violations, Instant.EPOCH);

  private AssignmentValidator() {}

  /**
   * Checks every rule and reports all violations at once. Whether the organisation exists is
   * checked when the assignment is written.
   */
  public static AssignmentValidation validate(Assignment assignment) {
    AssignmentValidator validator = new AssignmentValidator();
    Assignment normal = validator.normal(assignment);
    return validator.violations.none()
        ? new AssignmentValidation.Valid(normal)
        : new AssignmentValidation.Invalid(validator.violations.toList());
  }

  private Assignment normal(Assignment assignment) {
    return new Assignment(
        assignment.organizationId(),
        codings.check("role", assignment.role()),
        violations.each("specialties", assignment.specialties(), FieldLimits.NAMES, codings::check),
        texts.optional("location", assignment.location(), FieldLimits.TEXT, SINGLE_SPACED),
        period(assignment.period()),
        assignment.isPrimary(),
        assignment.source().map(this::source),
        assignment.active());
  }

  private AssignmentSource source(AssignmentSource source) {
    return new AssignmentSource(
        required("source.system", source.system(), "The system is required."),
        required("source.id", source.id(), "The id is required."));
  }

  private String required(String field, String value, String message) {
    return texts.required(field, value, FieldLimits.TEXT, SINGLE_SPACED, message);
  }

  private Period period(Period period) {
    dates.inRange("period.start", period.start());
    dates.inRange("period.end", period.end());
    if (period.start().isPresent()
        && period.end().filter(period.start().get()::isAfter).isPresent()) {
      violations.add("period.end", "before_start", "A period cannot end before it starts.");
    }
    return period;
  }
}
