package org.workerservice.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.workerservice.model.Address;
import org.workerservice.model.DocumentType;
import org.workerservice.model.HumanName;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;
import org.workerservice.validation.Validation.Invalid;
import org.workerservice.validation.Validation.Valid;

/** Checks workers as of one day, and describes what the validator finds. */
final class WorkerChecks {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
  static final WorkerValidator VALIDATOR =
      new WorkerValidator(NormalizationSettings.DEFAULT, Clock.fixed(NOW, ZoneOffset.ofHours(14)));

  private WorkerChecks() {}

  static WorkerBuilder ada() {
    return Worker.named(HumanName.of("Okafor", "Ada"));
  }

  static Worker normalised(WorkerBuilder worker, Intake intake) {
    Validation validation = VALIDATOR.validate(worker.build(), intake);
    assertThat(validation).isInstanceOf(Valid.class);
    return ((Valid) validation).worker();
  }

  static Worker normalised(WorkerBuilder worker) {
    return normalised(worker, Intake.API);
  }

  /** Returns the violations, each as {@code field code}. */
  static List<String> found(WorkerBuilder worker, Intake intake) {
    return described(VALIDATOR.validate(worker.build(), intake));
  }

  static List<String> found(WorkerBuilder worker) {
    return found(worker, Intake.API);
  }

  static Address in(String country) {
    return new Address(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(country));
  }

  static IdentityDocument document(String number, LocalDate issue, LocalDate expiry) {
    return new IdentityDocument(
        DocumentType.PASSPORT,
        number,
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(issue),
        Optional.ofNullable(expiry),
        false);
  }

  static List<String> foundInChange(Worker stored, WorkerBuilder changed) {
    return described(VALIDATOR.validateChange(changed.build(), stored, Intake.API));
  }

  private static List<String> described(Validation validation) {
    return switch (validation) {
      case Valid _ -> List.of();
      case Invalid invalid ->
          invalid.violations().stream().map(one -> one.field() + " " + one.code()).toList();
    };
  }
}
