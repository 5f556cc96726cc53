package org.workerservice.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlipTest {
  @ParameterizedTest
  @CsvSource({"Okafor, Oakfor", "Otto, Otot", "Ann, Anne", "O'Brien, O'rBien"})
  void shouldSwapTwoAdjacentLettersAfterTheFirst(String word, String slipped) {
    assertThat(Slip.in(word)).isEqualTo(slipped);
  }
}
