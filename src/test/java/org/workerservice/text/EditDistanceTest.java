package org.workerservice.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {
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
    assertThat(EditDistance.between(one, other, 3)).isEqualTo(distance);
    assertThat(EditDistance.between(other, one, 3)).isEqualTo(distance);
    assertThat(EditDistance.within(one, other, distance)).isTrue();
    assertThat(distance > 0 && EditDistance.within(one, other, distance - 1)).isFalse();
  }

  @Property(tries = 2000)
  void shouldAgreeWithWholeTable(
      @ForAll @StringLength(max = 7) @CharRange(from = 'a', to = 'c') String one,
      @ForAll @StringLength(max = 7) @CharRange(from = 'a', to = 'c') String other) {
    int distance = wholeTable(one, other);

    for (int most = 1; most <= 3; most++) {
      assertThat(EditDistance.within(one, other, most)).isEqualTo(distance <= most);
      if (distance <= most) {
        assertThat(EditDistance.between(one, other, most)).isEqualTo(distance);
      }
    }
  }

  /** The definition, without any short cut. */
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
