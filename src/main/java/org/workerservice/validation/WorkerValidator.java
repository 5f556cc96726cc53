package org.workerservice.validation;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerSource;

/** Validates and normalises workers; thread-safe. */
public final class WorkerValidator {
  private final NormalizationSettings settings;
  private final Clock clock;

  /**
   * Creates a validator.
   *
   * @param clock determines which dates are in the future; its zone is ignored, days are UTC days
   */
  public WorkerValidator(NormalizationSettings settings, Clock clock) {
    this.settings = Objects.requireNonNull(settings, "settings");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** Returns a validator of organisations with the same settings and clock. */
  public OrganizationValidator forOrganizations() {
    return new OrganizationValidator(settings, clock);
  }

  /**
   * Checks every rule and reports all violations at once, at most 100.
   *
   * <p>The worker of a {@link Validation.Valid} is valid for the same intake and is its own normal
   * form. Ids, version and server-owned times are not checked; times are truncated to the stored
   * precision.
   */
  public Validation validate(Worker worker, Intake intake) {
    return check(worker, intake).validation();
  }

  /**
   * As {@link #validate}, for new content of a stored worker: parts that stay as they are stored
   * are acceptable, even if the intake would refuse them in a new record.
   */
  public Validation validateChange(Worker worker, Worker stored, Intake intake) {
    return check(worker, Optional.of(stored), intake).validation();
  }

  /**
   * The result of validating a record.
   *
   * @param warnings the values that the record lost, although it is valid; only for imports
   */
  public record Checked(Validation validation, List<Violation> warnings) {
    /** Makes a defensive copy of the list. */
    public Checked {
      warnings = List.copyOf(warnings);
    }
  }

  /** As {@link #validate}, with the values that an import loses. */
  public Checked check(Worker worker, Intake intake) {
    return check(worker, Optional.empty(), intake);
  }

  private Checked check(Worker worker, Optional<Worker> stored, Intake intake) {
    Violations violations = new Violations();
    Worker normal =
        new WorkerCheck(violations, intake, stored, clock.instant(), settings.defaultRegion())
            .check(worker);
    return new Checked(
        violations.none()
            ? new Validation.Valid(normal)
            : new Validation.Invalid(violations.toList()),
        violations.warnings());
  }

  /**
   * Normalises what can be normalised, even if the record has violations: for partial records to
   * search with rather than to store.
   */
  public Worker normalise(Worker fragments) {
    return new WorkerCheck(
            new Violations(),
            Intake.IMPORT,
            Optional.empty(),
            clock.instant(),
            settings.defaultRegion())
        .check(fragments);
  }

  /**
   * A source in normal form.
   *
   * @param violations their fields begin with {@code source}; empty if the source is valid
   */
  public record CheckedSource(WorkerSource source, List<Violation> violations) {
    /** Makes a defensive copy of the list. */
    public CheckedSource {
      violations = List.copyOf(violations);
    }
  }

  /** Checks the source of a record that a system sends. */
  public CheckedSource check(WorkerSource source) {
    Violations violations = new Violations();
    WorkerSource normal =
        new SourceCheck(violations, new TextCheck(violations), clock.instant())
            .check("source", source);
    return new CheckedSource(normal, violations.toList());
  }
}
