package org.workerservice.matching.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.workerservice.model.HumanName;
import org.workerservice.text.NameText;
import org.workerservice.text.Scripts;

/**
 * The normalised words of one name, split into the parts that are compared.
 *
 * @param family every word of the family name, particles included; empty when missing
 * @param given every given name in its order; empty when missing
 * @param generation see {@link Generation}
 * @param transliterated whether this is a transliteration of a name in another script
 */
public record NameWords(
    List<String> family, List<String> given, int generation, boolean transliterated) {
  private static final Set<String> TITLES =
      Set.of(
          "dr", "mr", "mrs", "ms", "miss", "prof", "professor", "sir", "dame", "rev", "md", "phd");
  private static final int MAX_GIVEN = 5;
  private static final int MAX_FAMILY = 6;

  /** Reads a name; if the source has only the full text, this splits it. */
  public static NameWords of(HumanName name) {
    if (name.family().isBlank() && name.given().stream().allMatch(String::isBlank)) {
      return name.text()
          .map(NameWords::ofText)
          .orElse(new NameWords(List.of(), List.of(), 0, false));
    }
    List<String> given = new ArrayList<>();
    for (String part : name.given().subList(0, Math.min(name.given().size(), MAX_GIVEN))) {
      List<String> tokens = NameText.tokens(part);
      if (!PlaceholderNames.matches(tokens)) {
        given.addAll(tokens);
      }
    }
    List<String> suffixes = new ArrayList<>();
    for (String part : name.suffix().subList(0, Math.min(name.suffix().size(), MAX_GIVEN))) {
      suffixes.addAll(NameText.tokens(part));
    }
    return of(NameText.tokens(name.family()), given, suffixes);
  }

  private static NameWords ofText(String text) {
    int comma = text.indexOf(',');
    if (comma > 0) {
      return of(
          NameText.tokens(text.substring(0, comma)),
          NameText.tokens(text.substring(comma + 1)),
          List.of());
    }
    List<String> all = NameText.tokens(text);
    int end = all.size() - suffixLength(all);
    List<String> suffixes = all.subList(end, all.size());
    List<String> tokens = withoutMarks(all.subList(0, end));
    if (tokens.isEmpty()) {
      return of(List.of(), List.of(), List.of());
    }
    if (tokens.size() == 1 && Scripts.isChineseName(tokens.getFirst())) {
      return ofChinese(tokens.getFirst());
    }
    return of(
        tokens.subList(tokens.size() - 1, tokens.size()),
        tokens.subList(0, tokens.size() - 1),
        suffixes);
  }

  /** Returns how many words at the end of a full name are its generation. */
  private static int suffixLength(List<String> all) {
    if (all.size() > 3 && Generation.ofLastTwo(all) != 0) {
      return 2;
    }
    return all.size() > 2 && Generation.afterFamily(all.getLast()) != 0 ? 1 : 0;
  }

  /** Chinese names are written without a space, family name first, usually one character. */
  private static NameWords ofChinese(String name) {
    int family = name.offsetByCodePoints(0, 1);
    return of(List.of(name.substring(0, family)), List.of(name.substring(family)), List.of());
  }

  private static NameWords of(List<String> family, List<String> given, List<String> suffixes) {
    int generation = Generation.of(suffixes);
    for (int i = 1; generation == 0 && i < family.size(); i++) {
      generation = Generation.afterFamily(family.get(i));
    }
    if (generation == 0 && family.size() > 2) {
      generation = Generation.ofLastTwo(family);
    }
    for (int i = 1; generation == 0 && i < given.size(); i++) {
      generation = Generation.afterGiven(given.get(i));
    }
    if (isOnlyMark(family) && given.size() > 1) {
      List<String> rest = Particles.withoutLast(given);
      return of(
          rest.subList(rest.size() - 1, rest.size()), rest.subList(0, rest.size() - 1), family);
    }
    return new NameWords(
        PlaceholderNames.matches(family)
            ? List.of()
            : limited(withoutFamilyMarks(family), MAX_FAMILY),
        PlaceholderNames.matches(given)
            ? List.of()
            : limited(Particles.without(withoutMarks(given)), MAX_GIVEN),
        generation,
        false);
  }

  /** Whether a full name was split before its last word, and that word is a generation. */
  private static boolean isOnlyMark(List<String> family) {
    return family.size() == 1 && Generation.isCertain(Generation.afterFamily(family.getFirst()));
  }

  /** Returns the transliteration of the name to basic Latin letters, if it is in another script. */
  public Optional<NameWords> inBasicLetters() {
    if (Stream.concat(family.stream(), given.stream()).noneMatch(Scripts::foreign)) {
      return Optional.empty();
    }
    return Optional.of(
        new NameWords(
            limited(Scripts.basicWords(family), MAX_FAMILY),
            limited(Scripts.basicWords(given), MAX_GIVEN),
            generation,
            true));
  }

  /**
   * Returns this name with the family or given names of the main name, if it has none itself: a
   * maiden name is often stored as a family name alone.
   */
  public NameWords completedBy(NameWords main) {
    return family.isEmpty() || given.isEmpty()
        ? new NameWords(
            family.isEmpty() ? main.family : family,
            given.isEmpty() ? main.given : given,
            generation,
            transliterated)
        : this;
  }

  private static List<String> limited(List<String> tokens, int limit) {
    return List.copyOf(tokens.subList(0, Math.min(tokens.size(), limit)));
  }

  /** Drops titles and generations, unless nothing else is left. */
  private static List<String> withoutMarks(List<String> tokens) {
    if (tokens.size() < 2) {
      return tokens;
    }
    List<String> kept =
        tokens.stream().filter(token -> !TITLES.contains(token) && !isGeneration(token)).toList();
    return kept.isEmpty() ? tokens : kept;
  }

  private static List<String> withoutFamilyMarks(List<String> family) {
    if (family.size() > 2 && Generation.ofLastTwo(family) != 0) {
      return family.subList(0, family.size() - 2);
    }
    List<String> kept = withoutMarks(family);
    boolean generation = kept.size() > 1 && Generation.afterFamily(kept.getLast()) != 0;
    return generation ? kept.subList(0, kept.size() - 1) : kept;
  }

  /** Whether a word of lower-case letters is a generation, such as jr or iii. */
  public static boolean isGeneration(String word) {
    return Generation.isCertain(Generation.of(word));
  }

  /**
   * Returns the first letters of the family name and of given names, each once.
   *
   * @param givenNames the most given names
   */
  public List<String> initials(int givenNames) {
    return Stream.concat(family.stream().limit(1), given.stream().limit(givenNames))
        .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
        .distinct()
        .toList();
  }

  /** Whether neither the family name nor the given name is known. */
  public boolean empty() {
    return family.isEmpty() && given.isEmpty();
  }

  /** Returns the family name as one word, so that spaces make no difference. */
  public String joinedFamily() {
    return String.join("", family);
  }

  /**
   * Returns the distinguishing words of the family name: particles only when there is nothing else.
   */
  public List<String> familyCore() {
    List<String> core = family.stream().filter(token -> !Particles.inFamilyName(token)).toList();
    return core.isEmpty() ? family : core;
  }

  @Override
  public String toString() {
    return "NameWords[…]";
  }
}
