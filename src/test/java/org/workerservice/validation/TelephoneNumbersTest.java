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
    "123456789012345678, US, 123456789012345678"
  })
  void shouldConvertNumbersToInternationalForm(String written, String region, String expected) {
    assertThat(TelephoneNumbers.normalise(written, region)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "+48 (0) 22 512 12 34, US, +48225121234",
    "+48 (0)22 512 12 34, US, +48225121234",
    "+48(0)225121234, PL, +48225121234",
    "+48 [0] 22 512 12 34, US, +48225121234",
    "+48 022 512 12 34, US, +48225121234",
    "0048 (0) 22 512 12 34, US, +48225121234",
    "00 48 (0) 22 512 12 34, DE, +48225121234",
    "011 48 (0) 22 512 12 34, US, +48225121234",
    "022 512 12 34, PL, +48225121234",
    "+44 (0)20 7946 0958, US, +442079460958",
    "+44(0)2079460958, US, +442079460958",
    "+44 (0) 20-7946-0958, US, +442079460958",
    "0044 (0)20 7946 0958, US, +442079460958",
    "0044(0)2079460958, GB, +442079460958",
    "+44 (020) 7946 0958, US, +442079460958",
    "(+44) (0)20 7946 0958, US, +442079460958",
    "+44 (0)20 7946 0958 ext. 12, US, +442079460958",
    "+44 (0)20 7946 0958 x12, US, +442079460958",
    "+44 (0)20 7946 0958 #12, US, +442079460958",
    "+49 (0)30 901820, US, +4930901820",
    "+49 (0) 30 / 90 18 20, US, +4930901820",
    "+33 (0)1 42 68 53 00, US, +33142685300",
    "+34 (0)91 411 11 11, US, +34914111111",
    "+351 (0)21 347 0000, US, +351213470000",
    "+420 (0)224 811 111, US, +420224811111",
    "+45 (0)33 11 22 33, US, +4533112233",
    "+47 (0)22 86 10 10, US, +4722861010",
    "+46 (0)8 508 290 00, US, +46850829000",
    "+358 (0)9 310 1691, US, +35893101691",
    "+30 (0)210 322 2222, US, +302103222222",
    "+352 (0)4796 1, US, +35247961",
    "+36 (06) 1 201 0123, US, +3612010123",
    "+36 (0)1 201 0123, US, +3612010123",
    "+7 (8) 495 123 45 67, US, +74951234567",
    "+91 (0)22 2272 1234, US, +912222721234",
    "+852 (0)2123 4567, US, +85221234567",
    "+61 (0)2 9374 4000, US, +61293744000",
    "+1 (0) 415 555 2671, GB, +14155552671",
    "+39 (0)6 6982 1234, US, +390669821234",
    "+39 06 6982 1234, US, +390669821234",
    "0039 (0)6 6982 1234, US, +390669821234",
    "06 6982 1234, IT, +390669821234",
    "+39 (0)347 123 4567, US, +393471234567",
    "+39 347 123 4567, US, +393471234567",
    "+378 (0549) 882 312, US, +3780549882312",
    "06 6982 1234, VA, +390669821234",
  })
  void shouldDropTheTrunkZeroWhereItIsNotDialledFromAbroad(
      String written, String region, String expected) {
    assertThat(TelephoneNumbers.normalise(written, region)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1-800-THE-CRAVE, US, +18008432728",
    "1 (800) THE CRAVE, US, +18008432728",
    "+1 800 THE CRAVE, GB, +18008432728",
    "800-THE-CRAVE, US, +18008432728",
    "1-800-FLOWERS, US, +18003569377",
    "1.800.GO.FEDEX, US, +18004633339",
    "1-800-MY-APPLE, US, +18006927753",
    "1-888-GET-FREE-STUFF, US, +18884383733",
  })
  void shouldReadLettersAsDigits(String written, String region, String expected) {
    assertThat(TelephoneNumbers.normalise(written, region)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "\u202a+44 20 7946 0958\u202c, US, +442079460958",
    "\u200b020 7946 0958, GB, +442079460958",
    "+44\u00a020\u00a07946\u00a00958, US, +442079460958",
    "＋４４ ２０ ７９４６ ０９５８, US, +442079460958",
    "020‑7946‑0958, GB, +442079460958",
    "tel:+44-20-7946-0958, US, +442079460958",
    "Tel. 020 7946 0958, GB, +442079460958",
    "020 7946 0958 (home), GB, +442079460958",
    "020 7946 0958 mobile, GB, +442079460958",
    "415-555-2671 ask for Ada, US, +14155552671",
    "44 20 7946 0958, US, +442079460958",
    "442079460958, US, +442079460958",
    "0044 7700 900123, US, +447700900123",
    "011 44 7700 900123, GB, +447700900123",
    "mob: 07700 900123, GB, +447700900123",
    "07700 900123 / 0113 496 0999, GB, +447700900123",
    "07700 900123; 0113 496 0999, GB, +447700900123",
  })
  void shouldReadWhatAPersonReads(String written, String region, String expected) {
    assertThat(TelephoneNumbers.normalise(written, region)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "911, US",
    "12345, DE",
    "call me, US",
    "555-12-3, US",
    "555-1234, US",
    "N/A, US",
    "-, GB",
    "020 7946 0958, US",
    "8 (495) 123-45-67, US",
    "8-495-123-45-67, GB",
    "+, US",
    "12, US",
    "see notes, US"
  })
  void shouldKeepWhatIsNoNumberAsWritten(String written, String region) {
    assertThat(TelephoneNumbers.normalise(written, region)).isEqualTo(written);
  }
}
