package org.workerservice.search.language;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of months in several languages, whole and abbreviated; pure. */
final class MonthNames {
  /** Where two languages disagree on a short name, the earlier one counts. */
  private static final List<String> LANGUAGES =
      List.of("en", "de", "fr", "es", "it", "nl", "pt", "sv", "da", "nb", "pl");

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Map<String, Month> NAME_TO_MONTH = names();

  private MonthNames() {}

  /** Returns the month with this name, without regard to case, accents and a dot at the end. */
  static Optional<Month> find(String name) {
    return Optional.ofNullable(NAME_TO_MONTH.get(folded(name)));
  }

  private static Map<String, Month> names() {
    Map<String, Month> names = new HashMap<>();
    for (String language : LANGUAGES) {
      for (Month month : Month.values()) {
        forms(month, Locale.of(language))
            .map(MonthNames::folded)
            .forEach(name -> names.putIfAbsent(name, month));
      }
    }
    return Map.copyOf(names);
  }

  /** A month inside a date may have a form of its own, as in 17 maja. */
  private static Stream<String> forms(Month month, Locale locale) {
    return Stream.of(
            TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE)
        .map(style -> month.getDisplayName(style, locale));
  }

  private static String folded(String name) {
    String letters = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    String lower = letters.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
