package org.workerservice.validation;

import java.util.List;
import org.workerservice.model.Assignment;

/** The result of validating an assignment. */
public sealed interface AssignmentValidation {

  /**
   * The assignment may be stored.
   *
   * @param assignment in its normal form
   */
  record Valid(Assignment assignment) implements AssignmentValidation {}

  /**
   * The assignment is refused.
   *
   * @param violations at least one and at most 100, in the order of the checks
   */
  record Invalid(List<Violation> violations) implements AssignmentValidation {
    /** Makes a defensive copy of the list. */
    public Invalid {
      violations = List.copyOf(violations);
    }
  }
}
