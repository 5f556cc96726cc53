package org.workerservice.identifiers;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/** Recognises telephone numbers in the form of E.164; thread-safe. */
public final class InternationalNumbers {
  private static final int MIN_DIGITS = 7;
  private static final int MAX_DIGITS = 15;
  private static final int MAX_COUNTRY_CODE_DIGITS = 3;

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private InternationalNumbers() {}

  /**
   * Returns whether the text is a plus sign, an assigned country code, and a national number of a
   * length that this country has.
   */
  public static boolean isInternational(String text) {
    return isPlusAndDigits(text) && isPossible(text.substring(1));
  }

  private static boolean isPlusAndDigits(String text) {
    int digits = text.length() - 1;
    return digits >= MIN_DIGITS
        && digits <= MAX_DIGITS
        && text.charAt(0) == '+'
        && text.charAt(1) != '0'
        && text.chars().skip(1).allMatch(character -> character >= '0' && character <= '9');
  }

  private static boolean isPossible(String digits) {
    for (int length = 1; length <= MAX_COUNTRY_CODE_DIGITS; length++) {
      int countryCode = Integer.parseInt(digits, 0, length, 10);
      if (NUMBERS.getSupportedCallingCodes().contains(countryCode)) {
        return NUMBERS.isPossibleNumberWithReason(number(countryCode, digits.substring(length)))
            == ValidationResult.IS_POSSIBLE;
      }
    }
    return false;
  }

  private static PhoneNumber number(int countryCode, String national) {
    PhoneNumber number =
        new PhoneNumber().setCountryCode(countryCode).setNationalNumber(Long.parseLong(national));
    int zeros = 0;
    while (zeros < national.length() - 1 && national.charAt(zeros) == '0') {
      zeros++;
    }
    return zeros == 0 ? number : number.setItalianLeadingZero(true).setNumberOfLeadingZeros(zeros);
  }
}
