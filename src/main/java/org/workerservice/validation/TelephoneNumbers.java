package org.workerservice.validation;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/** Parses telephone numbers as people write them; thread-safe. */
final class TelephoneNumbers {
  private static final int MIN_DIGITS = 7;

  /** Numbers such as 1-800-FLOWERS spell some of their digits as letters. */
  private static final int MIN_DIGITS_IF_SPELLED = 10;

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private TelephoneNumbers() {}

  /** Returns whether national numbers of this country can be parsed. */
  static boolean supports(String region) {
    return NUMBERS.getSupportedRegions().contains(region);
  }

  /**
   * Returns the normal form of a number: E.164 if the number can be dialled from abroad, as written
   * if it cannot be parsed but has at least seven digits, empty if it has fewer.
   *
   * <p>A number of possible length is accepted even if its range is not assigned: ranges open
   * faster than libraries are updated.
   */
  static Optional<String> normalise(String written, String region) {
    Optional<String> international =
        toE164(written, region).filter(number -> number.equals(written) || isStable(number));
    if (international.isPresent() && hasEnoughDigits(written, international.get())) {
      return international;
    }
    return digits(written) >= MIN_DIGITS ? Optional.of(written) : Optional.empty();
  }

  /** A few numbers parse differently once they are in E.164; these are left as written. */
  private static boolean isStable(String international) {
    return toE164(international, "ZZ").filter(international::equals).isPresent();
  }

  private static Optional<String> toE164(String written, String region) {
    try {
      PhoneNumber number = NUMBERS.parse(written, region);
      return NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
          ? Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean hasEnoughDigits(String written, String international) {
    return digits(written) >= MIN_DIGITS || digits(international) >= MIN_DIGITS_IF_SPELLED;
  }

  private static long digits(String text) {
    return text.codePoints().filter(Character::isDigit).count();
  }
}
