package org.workerservice.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
  private static Options options(Map<String, String> nameToValue) {
    return Options.read(nameToValue::get);
  }

  @Test
  void shouldMixReadsAndWritesByDefault() {
    Options options = options(Map.of("load.directory", "/srv/load-tests"));

    assertThat(options.shape()).isEqualTo(Shape.MIX);
    assertThat(options.url()).hasToString("http://localhost:8080");
    assertThat(options.token()).isEmpty();
    assertThat(options.jar()).hasToString("/srv/target/worker-service.jar");
    assertThat(options.warmUp()).isEqualTo(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @CsvSource({"45, 45", "45s, 45", "2m, 120", "1h, 3600"})
  void shouldReadTimes(String text, long seconds) {
    Options options = options(Map.of("duration", text));

    assertThat(options.duration()).hasSeconds(seconds);
  }

  @Test
  void shouldReadLevels() {
    assertThat(options(Map.of("levels", "1, 5,25")).levels()).containsExactly(1, 5, 25);
  }

  @ParameterizedTest
  @CsvSource({"simulation, mixture", "users, none", "duration, 5x", "levels, '1,,2'"})
  void shouldSayWhatIsWrong(String name, String value) {
    Map<String, String> given = Map.of(name, value);

    assertThatThrownBy(() -> options(given)).hasMessageContaining(name);
  }
}
