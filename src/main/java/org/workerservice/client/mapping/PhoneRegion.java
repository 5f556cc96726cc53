package org.workerservice.client.mapping;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/**
 * The country of telephone numbers that are written without a country code.
 *
 * @param country ISO 3166-1 alpha-2 code
 */
record PhoneRegion(String country) {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  static boolean isKnown(String country) {
    return NUMBERS.getSupportedRegions().contains(country);
  }

  /** Returns a number of the country in E.164; any other text as it is. */
  String international(String text) {
    try {
      PhoneNumber number = NUMBERS.parse(text, country);
      return NUMBERS.isValidNumber(number) ? NUMBERS.format(number, PhoneNumberFormat.E164) : text;
    } catch (NumberParseException unreadable) {
      return text;
    }
  }
}
