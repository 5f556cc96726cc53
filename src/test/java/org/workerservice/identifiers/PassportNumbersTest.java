package org.workerservice.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassportNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "CY, E123456, VALID",
    "CY, K12345678, VALID",
    "CY, E12345678, INVALID",
    "CZ, 12345678, VALID",
    "CZ, 123456789012, VALID",
    "CZ, 1234567, INVALID",
    "LI, R12345, VALID",
    "LI, 12345, INVALID",
    "LT, 12345678, VALID",
    "LT, 1234567, INVALID",
    "MT, 1234567, VALID",
    "MT, 12345678, INVALID",
    "NL, AB1234567, VALID",
    "NL, AO1234567, INVALID",
    "PT, P123456, VALID",
    "PT, 123456, INVALID",
    "RO, AB123456, VALID",
    "RO, AB1234567, INVALID",
    "SK, AB1234567, VALID",
    "SK, AB123456, INVALID",
    "sk, ab 123-4567, VALID",
    "SVK, AB1234567, VALID",
    "US, 123456789, UNCHECKED",
    "'', 123456789, UNCHECKED",
    "SK, '', INVALID"
  })
  void shouldCheckTheFormThatTheCountryUses(String country, String number, Validity expected) {
    assertThat(PassportNumbers.validity(country, number)).isEqualTo(expected);
  }
}
