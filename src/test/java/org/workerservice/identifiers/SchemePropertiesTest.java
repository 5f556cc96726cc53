package org.workerservice.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple.Tuple2;

class SchemePropertiesTest {

  /**
   * Schemes whose check detects every single wrong digit. The others have no check, or check only
   * some positions, or write two remainders with one digit.
   */
  private static final List<String> EVERY_WRONG_DIGIT_SEEN =
      List.of(
          "au_ihi",
          "de_kvnr",
          "es_dni",
          "fi_hetu",
          "fr_nir",
          "hr_oib",
          "in_aadhaar",
          "it_cf",
          "nl_bsn",
          "no_fnr",
          "nz_nhi",
          "pl_nip",
          "pl_pesel",
          "se_personnummer",
          "si_emso",
          "uk_chi_number",
          "uk_hc_number",
          "uk_nhs_number",
          "us_npi",
          "za_id",
          "cn_rrn");

  @Property(tries = 1000)
  void shouldKeepTheCanonicalFormOfAnyValidNumber(
      @ForAll("validNumbers") Tuple2<IdentifierScheme, String> sample) {
    String canonical = sample.get1().canonical(sample.get2()).orElseThrow();

    assertThat(canonical).isEqualTo(sample.get2());
    assertThat(sample.get1().canonical(canonical)).contains(canonical);
  }

  @Property(tries = 1000)
  void shouldGiveEverySpellingOfANumberOneForm(
      @ForAll("validNumbers") Tuple2<IdentifierScheme, String> sample) {
    String number = sample.get2();
    String spelled =
        "\u00a0" + number.substring(0, 3) + " " + number.substring(3).toLowerCase(Locale.ROOT);

    assertThat(sample.get1().canonical(spelled)).contains(number);
  }

  @Property(tries = 1000)
  void shouldGiveEverySeparatorOneForm(
      @ForAll("validNumbers") Tuple2<IdentifierScheme, String> sample,
      @ForAll("separators") String separator,
      @ForAll boolean fullWidth) {
    String number = sample.get2();
    StringBuilder spelled = new StringBuilder();
    for (int index = 0; index < number.length(); index++) {
      char character = number.charAt(index);
      spelled.append(fullWidth && isDigit(character) ? (char) (character + 0xFEE0) : character);
      spelled.append(index % 3 == 2 && index < 9 && !hasSign(number, index) ? separator : "");
    }

    assertThat(sample.get1().canonical(spelled.toString()))
        .as("%s %s", sample.get1().key(), spelled)
        .contains(number);
  }

  /** Where the sign of a Finnish number stands, no other sign can. */
  private static boolean hasSign(String number, int index) {
    return index == 5 && number.contains("-");
  }

  @Provide
  Arbitrary<String> separators() {
    return Arbitraries.of(
        " ", "-", ".", "/", " - ", "\u00a0", "\u2009", "\u202f", "\u3000", "\u2010", "\u2011",
        "\u2013", "\u2212", "\u00ad", "\u200b", "\uff0d", "\uff0e", "\uff0f", "\u00b7", "_");
  }

  @Property(tries = 1000)
  void shouldRefuseAnySingleWrongDigit(
      @ForAll("checkedNumbers") Tuple2<IdentifierScheme, String> sample,
      @ForAll int place,
      @ForAll int change) {
    String number = sample.get2();
    int index = Math.floorMod(place, number.length());
    while (!isDigit(number.charAt(index))) {
      index = (index + 1) % number.length();
    }
    int digit = (number.charAt(index) - '0' + 1 + Math.floorMod(change, 9)) % 10;
    String damaged = number.substring(0, index) + digit + number.substring(index + 1);

    assertThat(sample.get1().canonical(damaged)).as(damaged).isEmpty();
  }

  @Property(tries = 1000)
  void shouldNeverThrowForAnyText(@ForAll String text, @ForAll String system) {
    assertNothingThrown(text, system);
  }

  @Property(tries = 1000)
  void shouldNeverThrowForTextThatLooksLikeANumber(@ForAll("numberLike") String text) {
    assertNothingThrown(text, text);
  }

  @Property(tries = 1000)
  void shouldReturnOnlyFormsThatAreCanonical(@ForAll("numberLike") String text) {
    for (IdentifierScheme scheme : IdentifierSchemes.all()) {
      scheme
          .canonical(text)
          .ifPresent(form -> assertThat(scheme.canonical(form)).as(scheme.key()).contains(form));
    }
  }

  @Provide
  Arbitrary<String> numberLike() {
    return Arbitraries.strings()
        .withChars("0123456789ABCXYZabcñÑ -/.+\u00a0\u2013\uFF11\u0661\uD83D\u0303")
        .ofMaxLength(22);
  }

  @Provide
  Arbitrary<Tuple2<IdentifierScheme, String>> validNumbers() {
    return Arbitraries.of(IdentifierSchemes.all()).flatMap(SampleNumbers::of);
  }

  @Provide
  Arbitrary<Tuple2<IdentifierScheme, String>> checkedNumbers() {
    return Arbitraries.of(EVERY_WRONG_DIGIT_SEEN)
        .map(key -> IdentifierSchemes.byKey(key).orElseThrow())
        .flatMap(SampleNumbers::of);
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static void assertNothingThrown(String text, String system) {
    assertThatCode(
            () -> {
              IdentifierSchemes.all().forEach(scheme -> scheme.canonical(text));
              IdentifierSchemes.validity("OTHER", system, text);
              IdentifierSchemes.validity(text, system, text);
              PlaceholderNumbers.isPlaceholder(text);
              PassportNumbers.validity("CZ", text);
              PassportNumbers.validity(system, text);
            })
        .doesNotThrowAnyException();
  }
}
