package org.workerservice.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholderNumbersTest {
  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "  ",
        "-",
        "???",
        "0",
        "00",
        "000-00-0000",
        "999999999",
        "99 99 99 99",
        "111",
        "XXX-XX-XXXX",
        "xxxxx",
        "123456789",
        "123-45-6789",
        "1234567890",
        "0123456789",
        "9876543210",
        "987654321",
        "12345",
        "54321",
        "0987654321",
        "ABCDEF",
        "078-05-1120",
        "219099999",
        "unknown",
        "Unknown ",
        "n/a",
        "N.A.",
        "none",
        "test",
        "TEST-1",
        "test123",
        "pending",
        "not applicable",
        "tbd",
        "１２３４５６７８９",
        "Ｎ／Ａ",
        "--",
        "Not provided",
        "não informado",
        "unbekannt",
        "00000000T",
        "X0000000T",
        "99999999-R",
        "A0000000"
      })
  void shouldRecogniseWhatPeopleTypeInsteadOfANumber(String value) {
    assertThat(PlaceholderNumbers.isPlaceholder(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1234567893",
        "12345678909",
        "12345678Z",
        "123456782",
        "12345678903",
        "A123456780",
        "001-45-6789",
        "078-05-1121",
        "7",
        "42",
        "1234",
        "11",
        "AB1234563",
        "NA123456",
        "TESTA",
        "9434765919",
        "100000009",
        "11111118A",
        "A1111111B2"
      })
  void shouldLeaveRealNumbersAlone(String value) {
    assertThat(PlaceholderNumbers.isPlaceholder(value)).isFalse();
  }

  @Property(tries = 200)
  void shouldRecogniseOneCharacterRepeated(
      @ForAll @CharRange(from = '0', to = '9') @CharRange(from = 'a', to = 'z') char character,
      @ForAll @IntRange(min = 3, max = 40) int times) {
    assertThat(PlaceholderNumbers.isPlaceholder(String.valueOf(character).repeat(times))).isTrue();
  }

  @Test
  void shouldCopeWithLongText() {
    assertThat(PlaceholderNumbers.isPlaceholder("x".repeat(1_000_000))).isTrue();
    assertThat(PlaceholderNumbers.isPlaceholder("xy".repeat(500_000))).isFalse();
  }
}
