package org.workerservice.validation;

import java.time.Clock;
import java.util.Objects;
import org.workerservice.model.Worker;

/** Checks workers and brings them into normal form; safe for use by any thread. */
public final class WorkerValidator {
  private final NormalizationSettings settings;
  private final Clock clock;

  /**
   * Makes a validator.
   *
   * @param clock tells which dates are in the future; its zone is not used, days are those of UTC
   */
  public WorkerValidator(NormalizationSettings settings, Clock clock) {
    this.settings = Objects.requireNonNull(settings, "settings");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** Returns the validator of organisations with the same settings and clock. */
  public OrganizationValidator forOrganizations() {
    return new OrganizationValidator(settings, clock);
  }

  /**
   * Checks every rule and reports all violations at once, at most 100.
   *
   * <p>The worker of a {@link Validation.Valid} is valid for the same intake again and is its own
   * normal form. Ids, version and the server-owned times are taken as they come, apart from the
   * precision of the times.
   */
  public Validation validate(Worker worker, Intake intake) {
    Violations violations = new Violations();
    Worker normal =
        new WorkerCheck(violations, intake, clock.instant(), settings.defaultRegion())
            .check(worker);
    return violations.none()
        ? new Validation.Valid(normal)
        : new Validation.Invalid(violations.toList());
  }

  /**
   * Returns the normal form of what can be normalised, whatever rules the record breaks: for
   * fragments that are to be searched with rather than stored.
   */
  public Worker normalise(Worker fragments) {
    return new WorkerCheck(
            new Violations(), Intake.IMPORT, clock.instant(), settings.defaultRegion())
        .check(fragments);
  }
}
