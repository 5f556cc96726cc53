package org.workerservice.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelephoneNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "(555) 123-4567, US, +15551234567",
    "+1-555-123-4567, GB, +15551234567",
    "1 415 555 2671, US, +14155552671",
    "1-800-FLOWERS, US, +18003569377",
    "07700 900123, GB, +447700900123",
    "030 901820, DE, +4930901820",
    "٠٣٠ ٩٠١٨٢٠, DE, +4930901820",
    "555-123-4567 x89, US, +15551234567",
    "123456789012345678, US, 123456789012345678",
    "555-1234, US, 555-1234"
  })
  void shouldConvertNumbersToInternationalForm(String written, String region, String expected) {
    assertThat(TelephoneNumbers.normalise(written, region)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({"911, US", "12345, DE", "call me, US", "555-12-3, US"})
  void shouldRefuseNumbersWithTooFewDigits(String written, String region) {
    assertThat(TelephoneNumbers.normalise(written, region)).isEmpty();
  }
}
