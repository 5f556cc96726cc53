package org.workerservice.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.json.Json;

class PartialDateTest {
  @ParameterizedTest
  @CsvSource({
    "1980, 1980-01-01, 1980-12-31, YEAR",
    "1980-02, 1980-02-01, 1980-02-29, MONTH",
    "1980-02-29, 1980-02-29, 1980-02-29, DAY",
    "1980-01, 1980-01-01, 1980-01-31, MONTH",
    "1980-01-01, 1980-01-01, 1980-01-01, DAY"
  })
  void shouldKeepThePrecision(
      String text, LocalDate first, LocalDate last, PartialDate.Precision precision) {
    PartialDate date = PartialDate.parse(text);

    assertThat(date).isEqualTo(new PartialDate(first, precision));
    assertThat(date.last()).isEqualTo(last);
    assertThat(date).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "80",
        "198",
        "19800",
        "1980-",
        "1980-5",
        "1980-13",
        "1980-00",
        "1980/05",
        "1980-05-1",
        "1980-05-00",
        "1980-05-32",
        "1980-02-30",
        "1981-02-29",
        "1980-0517",
        "1980/05/17",
        "05-1980",
        "05/1980",
        "1980-05-17T00:00:00Z",
        "May 1980",
        "١٩٨٠",
        " 980",
        "-980",
        "+1980"
      })
  void shouldRefuseOtherForms(String text) {
    assertThatThrownBy(() -> PartialDate.parse(text)).isInstanceOf(DateTimeException.class);
  }

  @Test
  void shouldRefuseAPeriodThatStartsOnAnotherDay() {
    LocalDate day = LocalDate.of(1980, 2, 29);

    assertThatThrownBy(() -> new PartialDate(day, PartialDate.Precision.MONTH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("1980");
  }

  @Property
  void shouldReadWhatItWrites(
      @ForAll @DateRange(min = "0001-01-01", max = "9999-12-31") LocalDate day) throws Exception {
    for (PartialDate date :
        List.of(
            PartialDate.of(day),
            PartialDate.of(YearMonth.from(day)),
            PartialDate.ofYear(day.getYear()))) {
      String json = Json.MAPPER.writeValueAsString(date);

      assertThat(json).isEqualTo('"' + date.toString() + '"');
      assertThat(Json.MAPPER.readValue(json, PartialDate.class)).isEqualTo(date);
      assertThat(day).isBetween(date.first(), date.last());
    }
  }
}
