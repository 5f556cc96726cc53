package org.workerservice.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.validation.WorkerChecks.NOW;
import static org.workerservice.validation.WorkerChecks.TODAY;
import static org.workerservice.validation.WorkerChecks.ada;
import static org.workerservice.validation.WorkerChecks.document;
import static org.workerservice.validation.WorkerChecks.found;
import static org.workerservice.validation.WorkerChecks.normalised;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.PartialDate;
import org.workerservice.model.PartialDateTime;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;

class WorkerDateRulesTest {
  @ParameterizedTest
  @CsvSource({
    "2026-03-01,",
    "2026-03-02,birth_date in_future",
    "1850-01-01,",
    "1849-12-31,birth_date out_of_range",
    "0000-01-01,birth_date out_of_range",
    "-0001-01-01,birth_date out_of_range",
    "2026,",
    "2026-03,",
    "2026-04,birth_date in_future",
    "2027,birth_date in_future",
    "1850,",
    "1849-12,birth_date out_of_range",
    "1849,birth_date out_of_range"
  })
  void shouldBoundBirthDates(String birthDate, String violation) {
    assertThat(found(ada().birthDate(PartialDate.parse(birthDate))))
        .isEqualTo(Stream.ofNullable(violation).toList());
  }

  @Test
  void shouldBoundTheTimeOfDeathAndDeriveDeceased() {
    Instant death = Instant.parse("2020-05-01T10:00:00.123456789Z");

    Worker worker = normalised(died(death.toString()).birthDate(LocalDate.of(2020, 5, 1)));

    assertThat(worker.deceased()).isTrue();
    assertThat(worker.deceasedDatetime())
        .contains(PartialDateTime.parse("2020-05-01T10:00:00.123456Z"));
    assertThat(found(died(death.toString()).birthDate(LocalDate.of(2020, 5, 2))))
        .containsExactly("deceased_datetime before_birth_date");
    assertThat(found(died(death.toString()).birthDate(PartialDate.parse("2020-06"))))
        .containsExactly("deceased_datetime before_birth_date");
    assertThat(found(died(death.toString()).birthDate(PartialDate.parse("2020")))).isEmpty();
    assertThat(found(died(NOW.plusMillis(1).toString())))
        .containsExactly("deceased_datetime in_future");
    assertThat(found(ada().deceasedDatetime(new PartialDateTime.Time(Instant.MIN))))
        .containsExactly("deceased_datetime out_of_range");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2020", "2020-05", "2020-05-17", "1850"})
  void shouldKeepThePrecisionOfADateOfDeath(String date) {
    Worker worker = normalised(died(date).birthDate((PartialDate) null));

    assertThat(worker.deceased()).isTrue();
    assertThat(worker.deceasedDatetime()).map(Object::toString).contains(date);
  }

  @ParameterizedTest
  @CsvSource({
    "2020, 2020-12-31,",
    "2020-05, 2020-05-31,",
    "2020-05-17, 2020-05-17,",
    "2020-05-17, 2020-05-18, before_birth_date",
    "2020-05, 2020-06, before_birth_date",
    "2020, 2021, before_birth_date",
    "1849-12-31, 1848, out_of_range",
    "2999, 1980, in_future"
  })
  void shouldBoundTheDateOfDeath(String death, String birth, String code) {
    assertThat(found(died(death).birthDate(PartialDate.parse(birth))))
        .filteredOn(violation -> violation.startsWith("deceased_datetime"))
        .isEqualTo(code == null ? List.of() : List.of("deceased_datetime " + code));
  }

  private static WorkerBuilder died(String time) {
    return ada().deceasedDatetime(PartialDateTime.parse(time));
  }

  @Test
  void shouldReportOnlyWrongOrderOfDocumentDates() {
    LocalDate past = LocalDate.of(2015, 1, 1);

    assertThat(found(ada().documents(List.of(document("P1", past, past))))).isEmpty();
    assertThat(found(ada().documents(List.of(document("P1", past, past.minusDays(1))))))
        .containsExactly("documents[0].expiry_date before_issue_date");
    assertThat(found(ada().documents(List.of(document("P1", TODAY.plusDays(1), null)))))
        .containsExactly("documents[0].issue_date in_future");
  }
}
