package org.workerservice.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workerservice.model.Address;
import org.workerservice.model.Identifier;
import org.workerservice.model.organization.Organization;
import org.workerservice.text.FoldedWord;
import org.workerservice.text.FoldedWords;

/**
 * Folds the searchable words of an organisation and the words of a query to the same form. Pure.
 */
public final class OrganizationSearchText {
  /** Only faulty records have longer lists; the index holds at most this many characters. */
  private static final int MAX_LENGTH = 4000;

  private OrganizationSearchText() {}

  /**
   * Returns names, codes, identifiers, cities and postal codes as folded words, each preceded by a
   * space; the primary name comes first. Postal codes appear both with and without their space, and
   * the other spellings of words come last.
   */
  static String of(Organization organization) {
    Stream<String> places =
        organization.addresses().stream().flatMap(OrganizationSearchText::words);
    List<String> texts =
        Stream.of(
                Stream.of(organization.name()),
                organization.alias().stream(),
                organization.odsCode().stream(),
                organization.identifiers().stream().map(Identifier::value),
                places)
            .flatMap(parts -> parts)
            .toList();
    String words =
        Stream.concat(
                texts.stream().map(OrganizationSearchText::fold),
                texts.stream().map(OrganizationSearchText::otherSpellings))
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

  /** Returns the words of a text as the matching and the search of workers fold them. */
  public static String fold(String text) {
    return FoldedWords.withSingleIdeographs(text).stream()
        .map(FoldedWord::text)
        .collect(Collectors.joining(" "));
  }

  /** Returns the spellings with two letters for one, such as mueller for Müller. */
  private static String otherSpellings(String text) {
    return FoldedWords.withSingleIdeographs(text).stream()
        .flatMap(word -> word.spellings().stream().skip(1))
        .collect(Collectors.joining(" "));
  }

  /**
   * Returns one SQL {@code LIKE} pattern for each word of a folded text; it matches the start of a
   * word in a search text.
   */
  public static List<String> prefixes(String folded) {
    return Arrays.stream(folded.split(" ")).distinct().map(word -> "% " + word + "%").toList();
  }
}
