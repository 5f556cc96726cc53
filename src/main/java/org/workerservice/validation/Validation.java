package org.workerservice.validation;

import java.util.List;
import org.workerservice.model.Worker;

/** The result of validating a worker. */
public sealed interface Validation permits Validation.Valid, Validation.Invalid {

  /**
   * The record may be stored.
   *
   * @param worker the record in its normal form
   */
  record Valid(Worker worker) implements Validation {}

  /**
   * The record is refused.
   *
   * @param violations at least one and at most 100, in the order of the checks
   */
  record Invalid(List<Violation> violations) implements Validation {
    /** Makes a defensive copy of the list. */
    public Invalid {
      violations = List.copyOf(violations);
    }
  }
}
