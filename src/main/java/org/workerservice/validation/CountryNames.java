package org.workerservice.validation;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the ISO 3166-1 alpha-2 code of a country by its code, name or alias. */
final class CountryNames {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Common names that differ from those in the Unicode Common Locale Data Repository. */
  private static final Map<String, String> ALIAS_TO_CODE =
      Map.ofEntries(
          Map.entry("America", "US"),
          Map.entry("US of A", "US"),
          Map.entry("United States of America", "US"),
          Map.entry("UK", "GB"),
          Map.entry("Britain", "GB"),
          Map.entry("Great Britain", "GB"),
          Map.entry("England", "GB"),
          Map.entry("Scotland", "GB"),
          Map.entry("Wales", "GB"),
          Map.entry("Northern Ireland", "GB"),
          Map.entry("United Kingdom of Great Britain and Northern Ireland", "GB"),
          Map.entry("Republic of Ireland", "IE"),
          Map.entry("Eire", "IE"),
          Map.entry("Holland", "NL"),
          Map.entry("Czech Republic", "CZ"),
          Map.entry("Slovak Republic", "SK"),
          Map.entry("Macedonia", "MK"),
          Map.entry("Russian Federation", "RU"),
          Map.entry("Turkey", "TR"),
          Map.entry("Deutschland", "DE"),
          Map.entry("Hong Kong", "HK"),
          Map.entry("Macau", "MO"),
          Map.entry("Macao", "MO"),
          Map.entry("Mainland China", "CN"),
          Map.entry("Republic of Korea", "KR"),
          Map.entry("Korea, Republic of", "KR"),
          Map.entry("Viet Nam", "VN"),
          Map.entry("Burma", "MM"),
          Map.entry("Myanmar", "MM"),
          Map.entry("East Timor", "TL"),
          Map.entry("UAE", "AE"),
          Map.entry("Ivory Coast", "CI"),
          Map.entry("Cape Verde", "CV"),
          Map.entry("Swaziland", "SZ"),
          Map.entry("DRC", "CD"),
          Map.entry("DR Congo", "CD"),
          Map.entry("Democratic Republic of the Congo", "CD"),
          Map.entry("Republic of the Congo", "CG"),
          Map.entry("Palestine", "PS"),
          Map.entry("Vatican", "VA"),
          Map.entry("Holy See", "VA"));

  private static final Map<String, String> KEY_TO_CODE = keys();

  private CountryNames() {}

  /**
   * Returns the alpha-2 code of a country, given as an alpha-2 or alpha-3 code, English name or
   * common alias, in any letter case; empty if there is no such country.
   */
  static Optional<String> codeOf(String country) {
    return Optional.ofNullable(KEY_TO_CODE.get(key(country)));
  }

  private static Map<String, String> keys() {
    Map<String, String> keyToCode = new HashMap<>();
    for (String code : Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2)) {
      Locale country = Locale.of("", code);
      String name = country.getDisplayCountry(Locale.ENGLISH);
      keyToCode.put(key(code), code);
      keyToCode.put(key(country.getISO3Country()), code);
      keyToCode.put(key(name), code);
      keyToCode.put(key(name.replace("St. ", "Saint ")), code);
    }
    ALIAS_TO_CODE.forEach((alias, code) -> keyToCode.putIfAbsent(key(alias), code));
    return Map.copyOf(keyToCode);
  }

  private static String key(String country) {
    String plain = MARKS.matcher(Normalizer.normalize(country, Normalizer.Form.NFD)).replaceAll("");
    String words = plain.replace("&", "and").toLowerCase(Locale.ROOT);
    String key = NEITHER_LETTER_NOR_DIGIT.matcher(words).replaceAll("");
    return key.startsWith("the") ? key.substring("the".length()) : key;
  }
}
