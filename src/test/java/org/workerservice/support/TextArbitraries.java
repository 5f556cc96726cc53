package org.workerservice.support;

import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Generators of texts in several scripts. */
public final class TextArbitraries {
  private static final String LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String LATIN_BEYOND_ASCII = "äöüßéèñçøåæłşğıœžčřÅÉÑŠ'’-";
  private static final String ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي";
  private static final String CJK = "王李張陳山田中村佐藤鈴木김이박최";

  /** Not x: several of them look like a mask of another product. */
  private static final String COMBINING = "q\u0331\u0323\u0308\u0301\u200D\u200F";

  private TextArbitraries() {}

  /** Returns words, each in one script, in composed form, without white space. */
  public static Arbitrary<String> words() {
    return Arbitraries.frequencyOf(
            Tuple.of(4, words(LATIN)),
            Tuple.of(2, words(LATIN + LATIN_BEYOND_ASCII)),
            Tuple.of(1, words(ARABIC)),
            Tuple.of(1, words(CJK)),
            Tuple.of(1, words(COMBINING).map(marks -> "q" + marks)))
        .map(word -> Normalizer.normalize(word, Normalizer.Form.NFC))
        // A dash alone stands for a missing value.
        .filter(word -> word.codePoints().anyMatch(Character::isLetter));
  }

  /** Returns one to four words with a space between them. */
  public static Arbitrary<String> phrases() {
    return words().list().ofMinSize(1).ofMaxSize(4).map(words -> String.join(" ", words));
  }

  /** Returns numbers like those that authorities issue: capitals, digits and hyphens. */
  public static Arbitrary<String> issuedNumbers() {
    return Arbitraries.strings()
        .withChars("ABCDEFGHJKLMNPRSTUVWXYZ0123456789-")
        .ofMinLength(9)
        .ofMaxLength(18)
        .map(number -> "N" + number);
  }

  /** Returns codes of countries. */
  public static Arbitrary<String> countries() {
    return Arbitraries.of(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2));
  }

  /** Returns arbitrary texts, including control characters and unpaired surrogates. */
  public static Arbitrary<String> anything() {
    Arbitrary<String> spaced =
        Arbitraries.strings().withChars(" \u00A0\u2003\u200Bßŉİǅa\u0301\u0345Ω1+@.").ofMaxLength(8);
    return Arbitraries.oneOf(
        phrases(),
        spaced,
        Arbitraries.strings().ofMaxLength(12),
        Arbitraries.of("", " ", "uk", "U.S.A.", "ca", "+1 (415) 555-2671", "Ada@Example.COM"));
  }

  private static Arbitrary<String> words(String alphabet) {
    return Arbitraries.strings().withChars(alphabet).ofMinLength(1).ofMaxLength(12);
  }
}
