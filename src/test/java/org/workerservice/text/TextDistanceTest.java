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

  @ParameterizedTest
  @CsvSource({
    "smith, smith, 0",
    "smith, smyth, 1",
    "smith, smiht, 1",
    "smith, smit, 1",
    "smith, smiths, 1",
    "okafr, okafour, 2",
    "katzenbargson, katzenbergson, 1",
    "rodrigeuz, rodriguez, 1",
    "ab, ba, 1",
    "abcd, badc, 2",
    "ca, abc, 3",
    "'', ab, 2"
  })
  void shouldCountLettersThatDiffer(String one, String other, int distance) {
    assertThat(TextDistance.edits(one, other, 3)).isEqualTo(distance);
    assertThat(TextDistance.edits(other, one, 3)).isEqualTo(distance);
    assertThat(TextDistance.withinEdits(one, other, distance)).isTrue();
    assertThat(distance > 0 && TextDistance.withinEdits(one, other, distance - 1)).isFalse();
  }

  @Property(tries = 2000)
  void shouldAgreeWithWholeTable(
      @ForAll @StringLength(max = 7) @CharRange(from = 'a', to = 'c') String one,
      @ForAll @StringLength(max = 7) @CharRange(from = 'a', to = 'c') String other) {
    int distance = wholeTable(one, other);

    for (int limit = 1; limit <= 3; limit++) {
      assertThat(TextDistance.withinEdits(one, other, limit)).isEqualTo(distance <= limit);
      if (distance <= limit) {
        assertThat(TextDistance.edits(one, other, limit)).isEqualTo(distance);
      }
    }
  }

  /** The definition, without any shortcut. */
  private static int wholeTable(String one, String other) {
    int[][] table = new int[one.length() + 1][other.length() + 1];
    for (int row = 0; row <= one.length(); row++) {
      for (int column = 0; column <= other.length(); column++) {
        table[row][column] = Math.max(row, column);
        if (row > 0 && column > 0) {
          boolean same = one.charAt(row - 1) == other.charAt(column - 1);
          int least = table[row - 1][column - 1] + (same ? 0 : 1);
          least = Math.min(least, 1 + Math.min(table[row - 1][column], table[row][column - 1]));
          if (row > 1
              && column > 1
              && one.charAt(row - 1) == other.charAt(column - 2)
              && one.charAt(row - 2) == other.charAt(column - 1)) {
            least = Math.min(least, 1 + table[row - 2][column - 2]);
          }
          table[row][column] = least;
        }
      }
    }
    return table[one.length()][other.length()];
  }
}
