package org.workerservice.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameTextTest {
  @ParameterizedTest
  @CsvSource({"サトウ, さとう", "ｻﾄｳ, さとう", "ケリー, けりー", "ケリー, けり", "ゞタカハシ, ゞたかはし"})
  void shouldFoldKatakanaAndHiragana(String one, String other) {
    assertThat(NameText.tokens(one)).isNotEmpty().isEqualTo(NameText.tokens(other));
  }
}
