package org.workerservice.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.workerservice.model.Assignment;
import org.workerservice.model.AssignmentSource;
import org.workerservice.model.Coding;
import org.workerservice.model.Period;

class AssignmentValidatorTest {
  private static final UUID HOSPITAL = UUID.randomUUID();

  private static Assignment assignment(
      String role, List<Coding> specialties, String location, Period period) {
    return new Assignment(
        Optional.of(HOSPITAL),
        Coding.of(role),
        specialties,
        Optional.of(location),
        period,
        true,
        Optional.of(new AssignmentSource(" hr ", "1")),
        null);
  }

  private static Period period(String start, String end) {
    return new Period(Optional.of(LocalDate.parse(start)), Optional.of(LocalDate.parse(end)));
  }

  private static List<Violation> violations(Assignment assignment) {
    return switch (AssignmentValidator.validate(assignment)) {
      case AssignmentValidation.Valid _ -> List.of();
      case AssignmentValidation.Invalid(List<Violation> violations) -> violations;
    };
  }

  @Test
  void shouldNormaliseTexts() {
    Assignment sent = assignment(" 394609007 ", List.of(), "  ", Period.OPEN);

    AssignmentValidation valid = AssignmentValidator.validate(sent);

    assertThat(valid)
        .isEqualTo(
            new AssignmentValidation.Valid(
                new Assignment(
                    Optional.of(HOSPITAL),
                    Coding.of("394609007"),
                    List.of(),
                    Optional.empty(),
                    Period.OPEN,
                    true,
                    Optional.of(new AssignmentSource("hr", "1")),
                    true)));
  }

  @Test
  void shouldAcceptASingleDay() {
    assertThat(violations(assignment("a", List.of(), "Ward 1", period("2024-02-29", "2024-02-29"))))
        .isEmpty();
  }

  @Test
  void shouldReportAllViolationsAtOnce() {
    Assignment broken =
        assignment(
            "",
            List.of(Coding.of("x"), Coding.of(" ")),
            "x".repeat(256),
            period("2024-03-01", "2024-02-29"));

    assertThat(violations(broken))
        .extracting(violation -> violation.field() + " " + violation.code())
        .containsExactly(
            "role.code required",
            "specialties[1].code required",
            "location too_long",
            "period.end before_start");
  }

  @Test
  void shouldLimitSpecialties() {
    List<Coding> specialties = Collections.nCopies(65, Coding.of("x"));

    assertThat(violations(assignment("a", specialties, "Ward 1", Period.OPEN)))
        .extracting(Violation::code)
        .containsExactly("too_many");
  }
}
