package org.workerservice.matching.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The abbreviations of street names: those of the United States (Publication 28 of the Postal
 * Service, appendix C1) and common ones of Great Britain and Germany.
 */
final class StreetAbbreviations {
  private static final String RESOURCE = "street-words.csv";
  private static final int MIN_GERMAN_STREET_LENGTH = 5;

  /** Saint and street have the same abbreviation, so both become street. */
  private static final Map<String, String> ABBREVIATION_TO_WORD = read();

  private StreetAbbreviations() {}

  /** Expands abbreviations, also German ones: Hauptstr. is Hauptstraße. */
  static String expanded(String word) {
    return word.length() >= MIN_GERMAN_STREET_LENGTH && word.endsWith("str")
        ? word + "asse"
        : ABBREVIATION_TO_WORD.getOrDefault(word, word);
  }

  /** A line is {@code abbreviation,word}. */
  private static Map<String, String> read() {
    try (InputStream input =
            Objects.requireNonNull(
                StreetAbbreviations.class.getResourceAsStream(RESOURCE), RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .collect(Collectors.toUnmodifiableMap(cells -> cells[0], cells -> cells[1]));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the table of street words", e);
    }
  }
}
