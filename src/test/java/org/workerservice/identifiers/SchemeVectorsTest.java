package org.workerservice.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Known good and bad numbers of every scheme; all synthetic. */
class SchemeVectorsTest {
  /** Scheme, valid numbers with their canonical form if it differs, invalid numbers. */
  private static final String VECTORS =
      """
      uk_nhs_number | 9434765919, 943 476 5919 > 9434765919, 943-476-5919 > 9434765919, 4000000020 | ABCDEFGHIJ, 123, 9434765918, 4000000080, 4000000085, 0000000000
      uk_hc_number | 9434765919, 3200000015, 320 000 0015 > 3200000015 | not-a-number, 3200000016
      uk_chi_number | 0101701233, 010170-1233 > 0101701233 | 0101701234, 101701233
      uk_nino | AB123456A, ab 12 34 56 a > AB123456A | DA123456A, AO123456A, BG123456A, GB123456A, KN123456A, NK123456A, NT123456A, TN123456A, ZZ123456A, OO123456A, CR123456A, FY123456A, MW123456A, NC123456A, PP123456A, PZ123456A, AB123456E, AB12345A
      ie_ihi | 1234567, 123-45-67 > 1234567 | 12345, 12345678, 0000000
      fr_nir | 180127512345642, 285059912345654, 1 84 03 2A 001 234 52 > 184032A00123452, 184032b00123479 > 184032B00123479 | 180127512345699, 18012751234564, 184032C00123452
      es_tsi | ABCD123456XY1234, abcd 123 456-xy1234 > ABCD123456XY1234 | ABC123, ABCDEFGHIJKLMNOPQRSTUV, ABC@123!XYZ, 000000000000
      es_dni | 12345678Z, 12345678-z > 12345678Z, X1234567L, Y1234567X, Z1234567R, 00000000T | 12345678A, 99111222M, 012345678Z, 2345678Z
      us_ssn | 123-45-6789 > 123456789, 001-45-6789 > 001456789, 665456789, 667456789, 899456789 | 000-12-3456, 666-12-3456, 900-12-3456, 987-65-4321, 123-00-4567, 123-45-0000, A123456789, 12345678
      us_npi | 1234567893, 1900000005, 2000000002, 80840 1234567893 > 1234567893 | 1234567890, 3000000000, 123456789
      us_dea | AB1234563, ab-1234563 > AB1234563, F91234563, AB1234563-012 > AB1234563-012, ab.123-4563 > AB1234563, AB-1234563-012 > AB1234563-012 | AB1234567, A11234563, AB0000000, AB123456
      au_ihi | 8003601234567894, 8003 6012 3456 7894 > 8003601234567894, 8003619876543213, 8003601111111113 | 8003601234567890, 0000000000000000
      de_kvnr | A123456780, b987654320 > B987654320, C000000018 | A123456789, 1234567890
      it_cf | RSSMRA85T10A562S, rss mra 85t10 a562s > RSSMRA85T10A562S, MNRMRC75H17H501I | RSSMRA85T10A562X, RSSMRA62B25E205Y
      nl_bsn | 111222333, 1112.22.333 > 111222333, 123456782, 100000009 | 111222334, 000000000, 11122233
      nl_id | AB1234567 | AO1234567, AB123456A
      se_personnummer | 4603243850, 460324-3850 > 4603243850, 19460324-3850 > 4603243850, 8112310092, 460324+3850, 460324 + 3850 > 460324+3850, 18460324-3850 > 460324+3850, +460324 3850 > 4603243850, 19460324+3850 > 4603243850, 20460324-3850 > 4603243850 | 4603243851, 17460324-3850
      be_nn | 80010100107, 80.01.01-001.07 > 80010100107, 85073003328, 01020300467 | 80010100100
      bg_egn | 8001010013, 7601010013, 7601010040 | 8001010014
      cz_rc | 8001150014, 800115/0014 > 8001150014, 800115001, 8001150070 | 8001150015
      sk_rc | 8051150019, 8051010000 | 8051150010
      dk_cpr | 1501801234, 150180-1234 > 1501801234 | 12345, 0000000000
      ee_ik | 48001150011, 38001010009, 38001010015, 38001010250 | 48001150012
      lt_ak | 48001150011 | 48001150012
      lv_pk | 15018010007, 328673-00679 > 32867300679 | 15018010008, 328673-00677
      fi_hetu | 150180-999B, 150180–999b > 150180-999B, 311280-888Y, 010101A123N, 150180U999B, 150180V999B, 150180W999B, 150180Y999B, 150180+999B | 150180-999C, 150180G999B
      hr_oib | 12345678903, 10000000000 | 12345678901
      is_kt | 1501802529, 150180-2529 > 1501802529, 1501802019 | 1501802539
      mt_id | 1234567M | 1234567X
      no_fnr | 15018012399, 15018000900, 15018000315, 15018001451 | 15018012390
      pl_pesel | 80011500014, 44051401359 | 80011500015
      pl_nip | 1234567802, 123-456-78-02 > 1234567802, 1000000006 | 1234567803, 1234567890
      pt_nif | 123456789 | 123456780
      ro_cnp | 1800115400012, 1960101123456 | 1800115400015
      si_emso | 1501980500015, 0101006500006 | 1501980500014
      gr_dss | 1234567890 | 12345
      li_id | ID12345678, ID022143586 | 12345678
      br_cpf | 12345678909, 111.444.777-35 > 11144477735, 52998224725 | 12345678900, 11111111111
      cn_rrn | 11010519491231002X, 11010519491231002x > 11010519491231002X, 440106198001010019 | 110105194912310021, 110105194913310028, 11010519490230002X
      in_aadhaar | 2341 2341 2346 > 234123412346 | 234123412347, 034123412346, 222222222222
      jp_my_number | 123456789018, １２３４ ５６７８ ９０１８ > 123456789018, 010101000007 | 123456789017
      mx_curp | HEGG560427MVZRRL04, hegg560427mvzrrl04 > HEGG560427MVZRRL04 | HEGG560427MVZRRL05, HEGG561327MVZRRL04
      nz_nhi | ZAA0083, zzz 0016 > ZZZ0016, ZAA0130, ZZZ00AC, ZVU27KE, ZYZ89XY, zbn77vl > ZBN77VL | ZAA0082, ZAI0083, ZAA0040, ZZZ0044, ZZZ00AA, ZZZ00AX, ZYZ89XX
      za_id | 8001015009087, 9201014800085 | 8001015009088, 8013015009087
      """;

  @Test
  void shouldHaveVectorsForEveryScheme() {
    assertThat(IdentifierSchemes.all())
        .extracting(IdentifierScheme::key)
        .doesNotHaveDuplicates()
        .hasSize(44)
        .containsExactlyInAnyOrderElementsOf(
            VECTORS
                .lines()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .collect(Collectors.toList()));
  }

  @Test
  void shouldAcceptRightNumbersInTheirCanonicalForm() {
    VECTORS
        .lines()
        .map(line -> line.split(" \\| "))
        .forEach(
            row -> {
              for (String vector : row[1].split(", ")) {
                String[] spellings = vector.split(" > ");
                assertThat(scheme(row[0]).canonical(spellings[0]))
                    .as("%s %s", row[0], vector)
                    .contains(spellings[spellings.length - 1]);
              }
            });
  }

  @Test
  void shouldRefuseWrongNumbers() {
    VECTORS
        .lines()
        .map(line -> line.split(" \\| "))
        .forEach(
            row -> {
              for (String wrong : row[2].split(", ")) {
                assertThat(scheme(row[0]).canonical(wrong)).as("%s %s", row[0], wrong).isEmpty();
              }
            });
  }

  @Test
  void shouldFindNoCheckDigitWhereTheRuleLeavesNone() {
    for (char check = '0'; check <= '9'; check++) {
      assertThat(scheme("uk_nhs_number").canonical("400000008" + check)).isEmpty();
      assertThat(scheme("nz_nhi").canonical("ZZZ004" + check)).isEmpty();
    }
  }

  @Test
  void shouldAcceptTheThirdSexOfMexicoWithItsOwnCheckDigit() {
    long accepted =
        "0123456789"
            .chars()
            .mapToObj(check -> "HEGG560427XVZRRL0" + (char) check)
            .filter(number -> scheme("mx_curp").canonical(number).isPresent())
            .count();

    assertThat(accepted).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"uk_chi_number,GB", "us_dea,US", "us_ssn,US", "no_fnr,NO", "gr_dss,GR", "za_id,ZA"})
  void shouldNameTheIssuingCountry(String key, String country) {
    assertThat(scheme(key).country()).isEqualTo(country);
  }

  @Test
  void shouldKnowNoSchemeUnderAnotherKey() {
    assertThat(IdentifierSchemes.byKey("US_SSN")).isEmpty();
    assertThat(IdentifierSchemes.byKey("")).isEmpty();
  }

  private static IdentifierScheme scheme(String key) {
    return IdentifierSchemes.byKey(key).orElseThrow();
  }
}
