package org.workerservice.search.language;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Telephone numbers and addresses of pages as they are copied from elsewhere: their signs are no
 * operators. Pure.
 */
final class PastedText {
  private static final int MIN_DIGITS = 7;
  private static final int MAX_DIGITS = 17;
  private static final int MIN_AMERICAN_INTERNATIONAL = 11;

  private static final String GAP = "[\\s\\p{Z}\\p{Cf}().\\-\\u2010-\\u2015/]{0,3}+";
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?i)((?:tel|sms|fax|callto):\\s?)?+(?:[+\\uff0b]\\s?\\(?|\\((?=[+\\p{Nd}]{1,5}\\))\\+?|)"
              + "(?=(\\p{Nd}{2})|)\\p{Nd}(?:"
              + GAP
              + "\\p{Nd})++(?=[?!]?(?:$|[\\s\\p{Z}\\p{Cf}),.;\"]))([?!]?)");

  /** The prefix of international calls in North America. */
  private static final Pattern AMERICAN_PREFIX = Pattern.compile("^\\(?011(?!\\p{Nd})");

  private static final Pattern SCHEME =
      Pattern.compile("(?i)(?:mailto|tel|sms|fax|callto):(?=\\S)");
  private static final Pattern PAGE = Pattern.compile("(?i)[a-z][a-z0-9+.-]{0,30}://[^\\s\"<>]++");

  private static final Pattern TRUNK_ZERO = Pattern.compile("\\(\\s?0\\s?\\)");

  private PastedText() {}

  /** A part of a query that is one word. */
  record Whole(String text, int end) {}

  /** Returns the number or address at a position where a word would start, if there is one. */
  static Optional<Whole> at(String text, int at) {
    Matcher page = PAGE.matcher(text).region(at, text.length());
    if (page.lookingAt()) {
      return Optional.of(new Whole(page.group(), page.end()));
    }
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    return number.lookingAt() && isTelephoneNumber(number)
        ? Optional.of(new Whole(dialled(number.group()), number.end()))
        : Optional.empty();
  }

  /** Returns the length of the name of a scheme such as {@code mailto:}; 0 without one. */
  static int scheme(String text, int at) {
    Matcher scheme = SCHEME.matcher(text).region(at, text.length());
    return scheme.lookingAt() ? scheme.end() - at : 0;
  }

  private static boolean isTelephoneNumber(Matcher number) {
    int digits = digits(number.group()).length();
    return digits >= MIN_DIGITS
        && digits <= MAX_DIGITS
        && (number.group(1) != null
            || !Character.isDigit(number.group().charAt(0))
            || "00".equals(number.group(2))
            || isAmericanInternational(number.group()));
  }

  /** A local number may begin with 0113: the prefix stands apart, before a whole number. */
  private static boolean isAmericanInternational(String number) {
    return AMERICAN_PREFIX.matcher(number).find()
        && digits(number).length() >= MIN_AMERICAN_INTERNATIONAL;
  }

  private static String dialled(String number) {
    return isAmericanInternational(number)
        ? digits(AMERICAN_PREFIX.matcher(number).replaceFirst("00 "))
        : digits(number);
  }

  /** Leaves out the zero that is not dialled from abroad, as in +44 (0)20. */
  private static String digits(String number) {
    boolean international = number.indexOf('+') >= 0 || number.indexOf('\uff0b') >= 0;
    String dialled = international ? TRUNK_ZERO.matcher(number).replaceAll(" ") : number;
    StringBuilder digits = new StringBuilder();
    dialled
        .codePoints()
        .filter(Character::isDigit)
        .forEach(digit -> digits.append(Character.digit(digit, 10)));
    return digits.toString();
  }
}
