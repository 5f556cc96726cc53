package org.workerservice.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "us|US",
        "USA|US",
        "U.S.A.|US",
        "United States of America|US",
        "the United States|US",
        "uk|GB",
        "Great Britain|GB",
        "ENGLAND|GB",
        "gbr|GB",
        "United  Kingdom|GB",
        "Germany|DE",
        "deu|DE",
        "Côte d'Ivoire|CI",
        "Cote d’Ivoire|CI",
        "Türkiye|TR",
        "Turkey|TR",
        "Saint Lucia|LC",
        "St. Lucia|LC",
        "Trinidad and Tobago|TT",
        "The Netherlands|NL",
        "Czech Republic|CZ",
        "Hong Kong|HK",
        "UAE|AE"
      })
  void shouldRecogniseCodesNamesAndAliases(String country, String code) {
    assertThat(CountryNames.codeOf(country)).contains(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Atlantis", "XX", "EN", "the", "--", "42"})
  void shouldNotGuess(String country) {
    assertThat(CountryNames.codeOf(country)).isEmpty();
  }

  @Test
  void shouldMapEveryCodeToItself() {
    assertThat(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2))
        .allSatisfy(code -> assertThat(CountryNames.codeOf(code)).contains(code));
  }
}
