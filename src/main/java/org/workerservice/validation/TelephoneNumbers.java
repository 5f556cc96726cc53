package org.workerservice.validation;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber.CountryCodeSource;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Parses telephone numbers as people write them; thread-safe. */
final class TelephoneNumbers {
  private static final int MIN_DIGITS = 7;

  /** Numbers such as 1-800-FLOWERS spell some of their digits as letters. */
  private static final int MIN_DIGITS_IF_SPELLED = 10;

  /** Marks of direction and width, which copied numbers often have around them. */
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");

  /** The prefixes of international calls in most of the world, and in North America. */
  private static final Pattern INTERNATIONAL_PREFIX = Pattern.compile("^[\\s(]*(?:00|011)(?=.)");

  /** The number before a comment or a second number: 0113 496 0999 (home), or ask for Ada. */
  private static final Pattern COMMENTED =
      Pattern.compile("^([^\\p{L};,|]*?)[\\s(\\[]*(?:[;,|]| / |\\p{L}).*", Pattern.DOTALL);

  private static final Pattern LETTERS = Pattern.compile("(?:[A-Za-z].*){3}", Pattern.DOTALL);
  private static final Pattern FIRST_DIGITS = Pattern.compile("\\p{Nd}+");
  private static final Pattern LABEL = Pattern.compile("^\\p{L}[^\\p{Nd}+]*");

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private TelephoneNumbers() {}

  /** Returns whether national numbers of this country can be parsed. */
  static boolean supports(String region) {
    return NUMBERS.getSupportedRegions().contains(region);
  }

  /**
   * Returns the normal form of a number: E.164 if the number can be dialled from abroad, as written
   * if it cannot be parsed.
   *
   * <p>A number of possible length is accepted even if its range is not assigned: ranges open
   * faster than libraries are updated.
   */
  static String normalise(String written, String region) {
    String visible = INVISIBLE.matcher(written).replaceAll("");
    return parse(visible, region)
        .filter(TelephoneNumbers::isPossible)
        .or(() -> otherReadings(visible, region))
        .map(TelephoneNumbers::toE164)
        .filter(number -> hasEnoughDigits(visible, number))
        .filter(number -> number.equals(written) || isStable(number))
        .orElse(written);
  }

  /** Reads a number that the rules of the region do not explain. */
  private static Optional<PhoneNumber> otherReadings(String written, String region) {
    String international = INTERNATIONAL_PREFIX.matcher(written).replaceFirst("+");
    String unlabelled = LABEL.matcher(written).replaceFirst("");
    Stream<Optional<PhoneNumber>> readings =
        Stream.of(
            parse(international, region),
            parse(unlabelled, region),
            parse(withoutComment(unlabelled), region),
            parse(withoutComment(international), region),
            writtenWithoutPlus(written, region),
            truncated(written, region));
    return readings.flatMap(Optional::stream).filter(TelephoneNumbers::isPossible).findFirst();
  }

  private static String withoutComment(String written) {
    String number = COMMENTED.matcher(written).replaceFirst("$1");
    return digits(number) >= MIN_DIGITS ? number : "";
  }

  /** The first group of digits holds the country code: the 8 of 8 (495) belongs to a country. */
  private static Optional<PhoneNumber> writtenWithoutPlus(String written, String region) {
    boolean letters = written.codePoints().anyMatch(Character::isLetter);
    return parse(letters ? "" : "+" + written, region)
        .filter(NUMBERS::isValidNumber)
        .filter(number -> firstGroup(written) >= String.valueOf(number.getCountryCode()).length());
  }

  private static int firstGroup(String written) {
    Matcher digits = FIRST_DIGITS.matcher(written);
    return digits.find() ? digits.end() - digits.start() : 0;
  }

  private static Optional<PhoneNumber> truncated(String written, String region) {
    boolean spelled = LETTERS.matcher(written).find();
    return spelled
        ? parse(written, region).filter(NUMBERS::truncateTooLongNumber)
        : Optional.empty();
  }

  private static Optional<PhoneNumber> parse(String written, String region) {
    try {
      PhoneNumber number = NUMBERS.parse(written, region);
      return Optional.of(
          number.isItalianLeadingZero() ? withoutTrunkZero(number, written, region) : number);
    } catch (NumberParseException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * Drops a zero that is only dialled inside the country, as in +48 (0) 22: it stays where numbers
   * begin with a zero, as in Italy, unless only the number without it is assigned.
   */
  private static PhoneNumber withoutTrunkZero(PhoneNumber number, String written, String region)
      throws NumberParseException {
    PhoneNumber without =
        new PhoneNumber().mergeFrom(number).clearItalianLeadingZero().clearNumberOfLeadingZeros();
    boolean assigned = NUMBERS.isValidNumber(without);
    boolean drop =
        zerosBelong(number.getCountryCode())
            ? assigned && !NUMBERS.isValidNumber(number)
            : isInternational(written, region)
                ? isPossible(without)
                : assigned && hasNoTrunkPrefix(region);
    return drop ? without : number;
  }

  private static boolean isInternational(String written, String region)
      throws NumberParseException {
    return NUMBERS.parseAndKeepRawInput(written, region).getCountryCodeSource()
        != CountryCodeSource.FROM_DEFAULT_COUNTRY;
  }

  /** A country without a trunk prefix had one once; people still write it. */
  private static boolean hasNoTrunkPrefix(String region) {
    return NUMBERS.getNddPrefixForRegion(region, true) == null;
  }

  /**
   * Returns whether national numbers of a country begin with a zero that is dialled from abroad.
   */
  private static boolean zerosBelong(int countryCode) {
    Predicate<Optional<PhoneNumber>> zero =
        example -> example.filter(PhoneNumber::isItalianLeadingZero).isPresent();
    return NUMBERS.getRegionCodesForCountryCode(countryCode).stream()
        .flatMap(
            region ->
                Stream.of(PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE)
                    .map(type -> NUMBERS.getExampleNumberForType(region, type))
                    .map(Optional::ofNullable))
        .anyMatch(zero);
  }

  private static boolean isPossible(PhoneNumber number) {
    return NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
  }

  /** A few numbers parse differently once they are in E.164; these are left as written. */
  private static boolean isStable(String international) {
    return parse(international, "ZZ")
        .filter(TelephoneNumbers::isPossible)
        .map(TelephoneNumbers::toE164)
        .filter(international::equals)
        .isPresent();
  }

  private static String toE164(PhoneNumber number) {
    return NUMBERS.format(number, PhoneNumberFormat.E164);
  }

  private static boolean hasEnoughDigits(String written, String international) {
    return digits(written) >= MIN_DIGITS || digits(international) >= MIN_DIGITS_IF_SPELLED;
  }

  private static long digits(String text) {
    return text.codePoints().filter(Character::isDigit).count();
  }
}
