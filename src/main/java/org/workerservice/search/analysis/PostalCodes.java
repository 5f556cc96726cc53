package org.workerservice.search.analysis;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The indexed forms of postal codes; pure. */
public final class PostalCodes {
  private static final int MIN_PART_LENGTH = 2;
  private static final Pattern FIRST_PART = Pattern.compile("([\\p{L}\\p{N}]+)[^\\p{L}\\p{N}]+.*");
  private static final Pattern BRITISH = Pattern.compile("([a-z]{1,2}\\d[a-z\\d]?)\\d[a-z]{2}");
  private static final Pattern AMERICAN = Pattern.compile("(\\d{5})\\d{4}");

  private PostalCodes() {}

  /**
   * Returns the whole code and, if it has one, the first part, which denotes a larger area: {@code
   * ls1} of LS1 1AA, {@code 02139} of 02139-4307.
   */
  public static List<String> forms(String code) {
    String whole = Codes.compact(code);
    return first(Codes.exact(code), whole)
        .filter(part -> part.length() >= MIN_PART_LENGTH && Codes.hasDigit(part))
        .map(part -> List.of(whole, part))
        .orElseGet(() -> List.of(whole));
  }

  private static Optional<String> first(String code, String whole) {
    return part(BRITISH, whole).or(() -> part(AMERICAN, whole)).or(() -> part(FIRST_PART, code));
  }

  private static Optional<String> part(Pattern pattern, String text) {
    return Optional.of(pattern.matcher(text))
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1));
  }
}
