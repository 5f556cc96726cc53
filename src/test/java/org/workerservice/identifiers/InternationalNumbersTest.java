package org.workerservice.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InternationalNumbersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "+442079460958",
        "+14155552671",
        "+390669812345",
        "+3780549882312",
        "+37255501234",
        "+80012345678"
      })
  void shouldRecogniseNumbersThatCanBeDialledFromAbroad(String number) {
    assertThat(InternationalNumbers.isInternational(number)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "+44",
        "+1234567",
        "+0442079460958",
        "+99912345678",
        "+9999999999999999999999",
        "+44 20 7946 0958",
        "+٤٤٢٠٧٩٤٦٠٩٥٨",
        "442079460958",
        "ask Ada"
      })
  void shouldRefuseWhatOnlyLooksLikeOne(String text) {
    assertThat(InternationalNumbers.isInternational(text)).isFalse();
  }
}
