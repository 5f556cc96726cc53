package org.workerservice.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.json.Json;

class PartialDateTimeTest {
  @ParameterizedTest
  @CsvSource({
    "2024, 2024, 2024-01-01T00:00:00Z, 2024-12-31",
    "2024-02, 2024-02, 2024-02-01T00:00:00Z, 2024-02-29",
    "2024-05-17, 2024-05-17, 2024-05-17T00:00:00Z, 2024-05-17",
    "2024-05-17T23:30:00-05:00, 2024-05-18T04:30:00Z, 2024-05-18T04:30:00Z, 2024-05-18"
  })
  void shouldKeepThePrecision(String text, String written, Instant first, LocalDate lastDay)
      throws Exception {
    PartialDateTime time = PartialDateTime.parse(text);

    assertThat(time).hasToString(written);
    assertThat(time.first()).isEqualTo(first);
    assertThat(time.lastDay()).isEqualTo(lastDay);
    String json = Json.MAPPER.writeValueAsString(time);
    assertThat(json).isEqualTo('"' + written + '"');
    assertThat(Json.MAPPER.readValue(json, PartialDateTime.class)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "24", "2024-13", "2024-02-30", "17.05.2024", "2024-05-17T10:00", "yesterday"})
  void shouldRefuseOtherForms(String text) {
    assertThatThrownBy(() -> PartialDateTime.parse(text)).isInstanceOf(DateTimeException.class);
  }
}
