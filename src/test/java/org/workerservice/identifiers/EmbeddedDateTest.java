package org.workerservice.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The dates and reserved values inside numbers. A question mark is a check digit, an exclamation
 * mark a check digit or letter; all their values are tried.
 */
class EmbeddedDateTest {

  @ParameterizedTest
  @CsvSource({
    "be_nn, , 800229123??",
    "be_nn, bis number, 804229123??",
    "be_nn, unknown day, 800200123??",
    "be_nn, unknown month, 800000123??",
    "be_nn, leap year 2000, 000229123??",
    "bg_egn, 1900s, 800229123?",
    "bg_egn, 1800s, 802229123?",
    "bg_egn, 2000s, 044229123?",
    "cn_rrn, , 11010519800229123?",
    "cn_rrn, foreigner, 93184019800229123?",
    "cz_rc, man, 800229123?",
    "cz_rc, woman, 805229123?",
    "cz_rc, man of a long series, 042229123?",
    "cz_rc, woman of a long series, 047229123?",
    "cz_rc, before 1954, 530115123",
    "dk_cpr, 1900s, 290280123?",
    "dk_cpr, 2000s, 290204423?",
    "ee_ik, 1900s, 4800229123?",
    "ee_ik, 2000s, 6040229123?",
    "fi_hetu, 1900s, 290280-123!",
    "fi_hetu, 2000s, 290204A123!",
    "fi_hetu, 2000s with a further sign, 290204F123!",
    "fi_hetu, 1800s, 290280+123!",
    "fr_nir, , 2800275123456??",
    "fr_nir, unknown month, 2802075123456??",
    "fr_nir, Corsica, 280022A123456??",
    "is_kt, 1900s, 29028012?9",
    "is_kt, 2000s, 29020412?0",
    "is_kt, company, 69028012?9",
    "is_kt, no birth date, 81234567?9",
    "it_cf, man, RSSMRA80B29A562!",
    "it_cf, woman, RSSMRA80B69A562!",
    "it_cf, replaced digits, RSSMRAULBNVAR6N!",
    "lt_ak, , 4800229123?",
    "lt_ak, no birth date, 9123456789?",
    "lv_pk, , 2902801123?",
    "lv_pk, no birth date, 3212345678?",
    "mx_curp, 1900s, HEGG800229MVZRRL0?",
    "mx_curp, 2000s, HEGG040229MVZRRLA?",
    "no_fnr, , 290280123??",
    "no_fnr, D number, 690280123??",
    "no_fnr, H number, 294280123??",
    "no_fnr, synthetic, 298280123??",
    "no_fnr, synthetic of the health network, 296780123??",
    "no_fnr, no birth date, 812345678??",
    "pl_pesel, 1800s, 8082291234?",
    "pl_pesel, 1900s, 8002291234?",
    "pl_pesel, 2000s, 0422291234?",
    "ro_cnp, 1900s, 180022940123?",
    "ro_cnp, 1800s, 380022940123?",
    "ro_cnp, 2000s, 504022940123?",
    "ro_cnp, resident, 704022940123?",
    "se_personnummer, , 800229123?",
    "se_personnummer, co-ordination number, 800289123?",
    "se_personnummer, co-ordination number without a day, 800260123?",
    "si_emso, , 290298050001?",
    "si_emso, 2000s, 290200450001?",
    "sk_rc, , 805229123?",
    "uk_chi_number, , 290280124?",
    "za_id, , 800229123408?",
  })
  void shouldAcceptDatesThatExist(String key, String kind, String body) {
    assertThat(SampleNumbers.completions(body, IdentifierSchemes.byKey(key).orElseThrow()))
        .as("%s (%s)", body, kind)
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "be_nn, 30 February, 800230123??",
    "be_nn, month 13, 801312123??",
    "be_nn, month 73, 807312123??",
    "be_nn, no leap year, 010229123??",
    "bg_egn, 30 February, 800230123?",
    "bg_egn, month 13, 801312123?",
    "bg_egn, month 53, 045312123?",
    "cn_rrn, no leap year, 11010519810229123?",
    "cn_rrn, year 1111, 11010511110228123?",
    "cn_rrn, no such province, 99010519800229123?",
    "cn_rrn, no such province, 01010519800229123?",
    "cz_rc, 31 April, 800431123?",
    "cz_rc, month 21 before 2004, 802129123?",
    "cz_rc, month 13, 801312123?",
    "cz_rc, 30 February before 1954, 530230123",
    "dk_cpr, 31 February, 310280123?",
    "dk_cpr, day 0, 000280123?",
    "dk_cpr, no leap year, 290200123?",
    "ee_ik, month 13, 4801329123?",
    "ee_ik, no century, 0800229123?",
    "ee_ik, no century, 9800229123?",
    "fi_hetu, 31 June, 310680-123!",
    "fi_hetu, reserved serial number, 290280-001!",
    "fi_hetu, no leap year, 290200-123!",
    "fr_nir, month 15, 2801575123456??",
    "fr_nir, month 0, 2800075123456??",
    "fr_nir, no such sex, 5800275123456??",
    "is_kt, 31 June, 31068012?9",
    "is_kt, no such century, 29028012?3",
    "it_cf, 30 February, RSSMRA80B30A562!",
    "it_cf, day 35, RSSMRA80B35A562!",
    "it_cf, 30 February of a woman, RSSMRA80B70A562!",
    "it_cf, 31 April, RSSMRA80DPMA562!",
    "lt_ak, month 13, 4801329123?",
    "lv_pk, 30 February, 3002801123?",
    "lv_pk, no such century, 2902803123?",
    "mx_curp, no leap year, HEGG000229MVZRRL0?",
    "mx_curp, no such state, HEGG800229MXXRRL0?",
    "no_fnr, 31 June, 310680123??",
    "no_fnr, D number of 31 June, 710680123??",
    "no_fnr, synthetic of month 13, 299380123??",
    "pl_pesel, day 44, 4444444444?",
    "pl_pesel, month 13, 8013291234?",
    "pl_pesel, no leap year, 0002291234?",
    "pt_nif, no such kind, 01234567?",
    "pt_nif, no such kind, 41234567?",
    "ro_cnp, 30 February, 180023040123?",
    "ro_cnp, no century, 080022940123?",
    "se_personnummer, 30 February, 800230123?",
    "se_personnummer, day 92, 800292123?",
    "se_personnummer, no day, 800200123?",
    "si_emso, 30 February, 300298050001?",
    "sk_rc, month 63, 806329123?",
    "uk_chi_number, 31 June, 310680123?",
    "za_id, month 13, 801329123408?",
    "za_id, no such status, 800229123498?",
    "au_ihi, no such register, 411111111111111?",
    "in_aadhaar, starts with 1, 13412341234?",
  })
  void shouldRefuseDatesAndReservedValuesThatDoNotExist(String key, String kind, String body) {
    assertThat(SampleNumbers.completions(body, IdentifierSchemes.byKey(key).orElseThrow()))
        .as("%s (%s)", body, kind)
        .isEmpty();
  }

  @Test
  void shouldRefuseNumbersWhoseCheckDigitAloneIsRight() {
    assertThat(canonical("pl_pesel", "44444444444")).isFalse();
    assertThat(canonical("dk_cpr", "3102801234")).isFalse();
    assertThat(canonical("br_cpf", "44444444444")).isFalse();
  }

  @Test
  void shouldRefuseTenWrittenAsZeroAfter1985() {
    for (int serial = 0; serial < 1000; serial++) {
      if (Long.parseLong("990101%03d".formatted(serial)) % 11 == 10) {
        assertThat(canonical("cz_rc", "990101%03d0".formatted(serial))).isFalse();
      }
      if (Long.parseLong("840101%03d".formatted(serial)) % 11 == 10) {
        assertThat(canonical("cz_rc", "840101%03d0".formatted(serial))).isTrue();
      }
    }
  }

  @Test
  void shouldRefusePalindromesInIndia() {
    for (int half = 200_000; half < 210_000; half++) {
      String number = half + new StringBuilder().append(half).reverse().toString();

      assertThat(canonical("in_aadhaar", number)).as(number).isFalse();
    }
  }

  @Test
  void shouldAcceptTheFirstControlDigitsThatNorwayIssuesFrom2032On() {
    long accepted = SampleNumbers.completions("290280123??", scheme("no_fnr")).size();

    assertThat(accepted).as("remainders 0 to 3").isBetween(3L, 4L);
  }

  @Test
  void shouldKnowTheDanishCenturies() {
    assertThat(canonical("dk_cpr", "2902004000")).as("2000").isTrue();
    assertThat(canonical("dk_cpr", "2902000000")).as("1900").isFalse();
    assertThat(canonical("dk_cpr", "2902605000")).as("1860").isTrue();
    assertThat(canonical("dk_cpr", "2902375000")).as("2037").isFalse();
  }

  private static boolean canonical(String key, String number) {
    return scheme(key).canonical(number).isPresent();
  }

  private static IdentifierScheme scheme(String key) {
    return IdentifierSchemes.byKey(key).orElseThrow();
  }
}
