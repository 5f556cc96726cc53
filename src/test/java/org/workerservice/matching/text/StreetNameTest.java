package org.workerservice.matching.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreetNameTest {
  @ParameterizedTest
  @CsvSource({
    "julia flynn avenue, julia flynn",
    "calle mayor, mayor",
    "rue de la paix, de la paix",
    "hauptstrasse, haupt",
    "prinsengracht, prinsengracht",
    "broadway, broadway",
    "weg, weg",
    "'', ''"
  })
  void shouldLeaveOutTheKindOfStreet(String street, String name) {
    assertThat(StreetName.of(street)).isEqualTo(name);
  }
}
