package org.workerservice.search.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostalCodesTest {
  @ParameterizedTest
  @CsvSource({
    "LS1 1AA, ls11aa, ls1",
    "ec1a1bb, ec1a1bb, ec1a",
    "M1 1AE, m11ae, m1",
    "02139-4307, 021394307, 02139",
    "021394307, 021394307, 02139",
    "1234 AB, 1234ab, 1234",
    "K1A 0B1, k1a0b1, k1a"
  })
  void shouldReturnTheFirstPartOfACode(String code, String whole, String first) {
    assertThat(PostalCodes.forms(code)).containsExactly(whole, first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"02139", "D-12345", "75001", "1 2", "LS1"})
  void shouldReturnOtherCodesOnlyAsAWhole(String code) {
    assertThat(PostalCodes.forms(code)).containsExactly(Codes.compact(code));
  }

  @Test
  void shouldReturnAnEmptyFormWithoutLettersAndDigits() {
    assertThat(PostalCodes.forms(" - ")).isEqualTo(List.of(""));
  }
}
