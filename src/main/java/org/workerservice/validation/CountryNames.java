package org.workerservice.validation;

import com.ibm.icu.util.Region;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the ISO 3166-1 alpha-2 code of a country by its code or name.
 *
 * <p>Names come from the Unicode Common Locale Data Repository, in English and other large
 * languages, and from a table of aliases: official and former names that the repository lacks.
 */
final class CountryNames {
  private static final String RESOURCE = "country-names.csv";
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern APOSTROPHE = Pattern.compile("['\u2019\u2018\u02BC\u0060]");
  private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern NUMERIC_CODE = Pattern.compile("[0-9]{3}");
  private static final Pattern NAME_BREAK = Pattern.compile("[()\\[\\]/:;|]| [-\u2013] ");
  private static final String KOSOVO = "XK";

  /** Former codes are only useful where one country with people in it followed. */
  private static final Set<String> UNINHABITED = Set.of("UM", "AQ", "TF");

  private static final Set<String> SMALL_WORDS = Set.of("the", "of", "and", "de", "la");

  /** Words of official names that say only what kind of state it is. */
  private static final Set<String> KINDS_OF_STATE =
      Set.of(
          "arab",
          "bolivarian",
          "commonwealth",
          "cooperative",
          "democratic",
          "duchy",
          "federal",
          "federated",
          "federation",
          "federative",
          "former",
          "fyr",
          "grand",
          "hashemite",
          "independent",
          "islamic",
          "kingdom",
          "oriental",
          "peoples",
          "plurinational",
          "principality",
          "province",
          "rep",
          "republic",
          "sar",
          "socialist",
          "sovereign",
          "state",
          "states",
          "sultanate",
          "union",
          "united",
          "yugoslav");

  private static final List<String> LANGUAGES =
      List.of(
          "de", "fr", "es", "pt", "it", "nl", "pl", "sv", "da", "nb", "fi", "cs", "sk", "sl", "hr",
          "sr", "ro", "hu", "el", "tr", "ru", "uk", "bg", "lt", "lv", "et", "ar", "he", "fa", "hi",
          "zh", "zh-Hant", "ja", "ko", "vi", "id");

  /** The value of a key that belongs to several countries. */
  private static final String AMBIGUOUS = "";

  private static final Map<String, String> KEY_TO_CODE = new HashMap<>();
  private static final Map<String, String> WORDS_TO_CODE = new HashMap<>();
  private static final Map<String, String> CORE_TO_CODE = new HashMap<>();

  static {
    for (String code : Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2)) {
      addEnglish(code);
    }
    addEnglish(KOSOVO);
    addAliases();
    addFormerCodes();
  }

  private CountryNames() {}

  /**
   * Returns the alpha-2 code of a country, given as an alpha-2, alpha-3 or numeric code, or a name;
   * empty if there is no such country. Letter case, marks, punctuation and the order of the words
   * make no difference.
   */
  static Optional<String> codeOf(String country) {
    return ofOneName(country).or(() -> ofSeveralNames(country));
  }

  private static Optional<String> ofOneName(String country) {
    return known(KEY_TO_CODE.get(key(country)))
        .or(() -> known(WORDS_TO_CODE.get(words(country, SMALL_WORDS))))
        .or(() -> numeric(country))
        .or(() -> known(CORE_TO_CODE.get(core(country))))
        .or(() -> known(InOtherLanguages.KEY_TO_CODE.get(key(country))));
  }

  /** A name with its code or with another name, as in GB - United Kingdom, if both agree. */
  private static Optional<String> ofSeveralNames(String country) {
    Set<Optional<String>> codes =
        NAME_BREAK
            .splitAsStream(country)
            .filter(name -> !name.isBlank())
            .map(CountryNames::ofOneName)
            .collect(Collectors.toSet());
    return codes.size() == 1 ? codes.iterator().next() : Optional.empty();
  }

  private static Optional<String> known(String code) {
    return Optional.ofNullable(code).filter(found -> !found.equals(AMBIGUOUS));
  }

  private static Optional<String> numeric(String country) {
    if (!NUMERIC_CODE.matcher(country).matches()) {
      return Optional.empty();
    }
    try {
      Region region = Region.getInstance(Integer.parseInt(country));
      return known(KEY_TO_CODE.get(key(region.toString())));
    } catch (IllegalArgumentException unassigned) {
      return Optional.empty();
    }
  }

  private static void addEnglish(String code) {
    Locale country = Locale.of("", code);
    String name = country.getDisplayCountry(Locale.ENGLISH);
    KEY_TO_CODE.put(key(code), code);
    if (!code.equals(KOSOVO)) {
      KEY_TO_CODE.put(key(country.getISO3Country()), code);
    }
    addName(name, code);
    addName(name.replace("St. ", "Saint "), code);
  }

  private static void addName(String name, String code) {
    KEY_TO_CODE.putIfAbsent(key(name), code);
    add(WORDS_TO_CODE, words(name, SMALL_WORDS), code);
    add(CORE_TO_CODE, core(name), code);
  }

  private static void add(Map<String, String> keyToCode, String key, String code) {
    if (!key.isEmpty()) {
      keyToCode.merge(key, code, (one, other) -> one.equals(other) ? one : AMBIGUOUS);
    }
  }

  /** A line is {@code code,name}; names may contain commas. */
  private static void addAliases() {
    try (InputStream input =
            Objects.requireNonNull(CountryNames.class.getResourceAsStream(RESOURCE), RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .skip(1)
          .map(line -> line.split(",", 2))
          .forEach(cells -> addName(cells[1], cells[0]));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the table of countries", e);
    }
  }

  /** The four letters of ISO 3166-3 are the former code and, if there is one, the code since. */
  private static void addFormerCodes() {
    for (String former : Locale.getISOCountries(IsoCountryCode.PART3)) {
      String since = former.substring(2);
      if (KEY_TO_CODE.containsValue(since) && !UNINHABITED.contains(since)) {
        KEY_TO_CODE.putIfAbsent(key(former.substring(0, 2)), since);
      }
    }
  }

  private static String key(String country) {
    String words = String.join("", split(country));
    return words.startsWith("the") ? words.substring("the".length()) : words;
  }

  private static String words(String country, Set<String> without) {
    return Arrays.stream(split(country))
        .filter(word -> !without.contains(word))
        .sorted()
        .collect(Collectors.joining(" "));
  }

  /** Returns the words of a name that are not those of any official name. */
  private static String core(String country) {
    return Arrays.stream(split(country))
        .filter(word -> !SMALL_WORDS.contains(word) && !KINDS_OF_STATE.contains(word))
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static String[] split(String country) {
    String plain =
        MARKS.matcher(Normalizer.normalize(country, Normalizer.Form.NFKD)).replaceAll("");
    String joined = APOSTROPHE.matcher(plain).replaceAll("").replace("&", " and ");
    return NEITHER_LETTER_NOR_DIGIT.split(joined.toLowerCase(Locale.ROOT).strip());
  }

  /** Loaded on first use: most registries need only codes and English names. */
  private static final class InOtherLanguages {
    private static final Map<String, String> KEY_TO_CODE = new HashMap<>();

    static {
      for (String language : LANGUAGES) {
        Locale locale = Locale.forLanguageTag(language);
        for (String code : Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2)) {
          add(KEY_TO_CODE, key(Locale.of("", code).getDisplayCountry(locale)), code);
        }
      }
    }
  }
}
