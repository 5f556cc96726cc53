package org.workerservice.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDistanceTest {
  @ParameterizedTest
  @CsvSource({
    "smith, smyth, .893333",
    "smith, smithe, .966667",
    "johnson, jonson, .961905",
    "jon, john, .933333",
    "brown, braun, .786667",
    "müller, mueller, .804286",
    "garcia, garcía, .933333",
    "robert, rupert, .8",
    "dwayne, duane, .84",
    "martha, marhta, .961111",
    "dixon, dicksonx, .813333",
    "lee, leigh, .688889",
    "williams, jones, .441667"
  })
  void shouldReproduceTheGoldenJaroWinklerVectors(String left, String right, double expected) {
    assertThat(TextDistance.jaroWinkler(left, right)).isCloseTo(expected, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({
    "smith, smith, 0, true",
    "smith, smyth, 1, true",
    "smith, smiht, 1, true",
    "smith, smit, 1, true",
    "smith, xsmith, 1, true",
    "smith, smythe, 1, false",
    "smith, smythe, 2, true",
    "smith, jones, 2, false",
    "a, bcd, 2, false"
  })
  void shouldCountTypingErrors(String left, String right, int edits, boolean expected) {
    assertThat(TextDistance.withinEdits(left, right, edits)).isEqualTo(expected);
  }

  @Property(tries = 500)
  void shouldBeSymmetric(
      @ForAll @CharRange(from = 'a', to = 'd') @StringLength(max = 12) String left,
      @ForAll @CharRange(from = 'a', to = 'd') @StringLength(max = 12) String right) {
    assertThat(TextDistance.jaroWinkler(left, right))
        .isEqualTo(TextDistance.jaroWinkler(right, left));
    assertThat(TextDistance.withinEdits(left, right, 2))
        .isEqualTo(TextDistance.withinEdits(right, left, 2));
  }
}
