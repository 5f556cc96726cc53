package org.workerservice.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.config.value.AutoCount;
import org.workerservice.config.value.Durations;
import org.workerservice.config.value.Size;

class TextFormsTest {
  @ParameterizedTest
  @CsvSource({"0,0", "0ms,0", "1ms,1", "10s,10000", "5m,300000", "12h,43200000", "30d,2592000000"})
  void shouldParseDurations(String text, long millis) {
    assertThat(Durations.parse(text)).contains(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "s", "-1s", "1.5s", "1 s", "1S", "PT1S", "9999999999s"})
  void shouldRefuseInvalidDurations(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0ms", "1ms", "90s", "1m", "36h", "2d"})
  void shouldFormatDurationsAsTheyAreParsed(String text) {
    assertThat(Durations.format(Durations.parse(text).orElseThrow())).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0B,0", "512B,512", "64KiB,65536", "1MiB,1048576", "3GiB,3221225472"})
  void shouldParseAndFormatSizes(String text, long bytes) {
    assertThat(Size.parse(text)).contains(new Size(bytes));
    assertThat(new Size(bytes)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1MB", "1.5MiB", "-1B", "1 MiB"})
  void shouldRefuseInvalidSizes(String text) {
    assertThat(Size.parse(text)).isEmpty();
  }

  @Test
  void shouldParseCounts() {
    assertThat(AutoCount.parse("AUTO")).contains(AutoCount.AUTO);
    assertThat(AutoCount.parse("3").orElseThrow().orElse(9)).isEqualTo(3);
    assertThat(AutoCount.AUTO.orElse(9)).isEqualTo(9);
    assertThat(AutoCount.parse("-3")).isEmpty();
    assertThat(AutoCount.parse("many")).isEmpty();
  }
}
