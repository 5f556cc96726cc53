package org.workerservice.flow;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.workerservice.model.Address;
import org.workerservice.model.Identifier;
import org.workerservice.model.Organization;

/**
 * Folds the searchable words of an organisation and the words of a query to the same form. Pure.
 */
public final class OrganizationSearchText {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern APOSTROPHES = Pattern.compile("['’`]");
  private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Only faulty records have longer lists; the index holds at most this many characters. */
  private static final int MAX_LENGTH = 4000;

  private OrganizationSearchText() {}

  /**
   * Returns names, codes, identifiers, cities and postal codes as folded words, each preceded by a
   * space; the primary name comes first. Postal codes appear both with and without their space.
   */
  static String of(Organization organization) {
    Stream<String> places =
        organization.addresses().stream().flatMap(OrganizationSearchText::words);
    String words =
        Stream.of(
                Stream.of(organization.name()),
                organization.alias().stream(),
                organization.odsCode().stream(),
                organization.identifiers().stream().map(Identifier::value),
                places)
            .flatMap(texts -> texts)
            .map(OrganizationSearchText::fold)
            .filter(text -> !text.isEmpty())
            .reduce("", (before, text) -> before + " " + text);
    return words.length() > MAX_LENGTH ? words.substring(0, MAX_LENGTH) : words;
  }

  private static Stream<String> words(Address address) {
    Optional<String> joined = address.postalCode().map(code -> code.replace(" ", ""));
    return Stream.of(
            address.city(),
            address.postalCode(),
            joined.filter(code -> !address.postalCode().equals(Optional.of(code))))
        .flatMap(Optional::stream);
  }

  /** Returns a text in lower case, without accents and apostrophes, its words single-spaced. */
  public static String fold(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    String words = APOSTROPHES.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("");
    return NEITHER_LETTER_NOR_DIGIT.matcher(words).replaceAll(" ").strip();
  }

  /**
   * Returns one SQL {@code LIKE} pattern for each word of a folded text; it matches the start of a
   * word in a search text.
   */
  public static List<String> prefixes(String folded) {
    return Arrays.stream(folded.split(" ")).distinct().map(word -> "% " + word + "%").toList();
  }
}
