package org.workerservice.matching.feature;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.workerservice.matching.text.PlaceholderNames;
import org.workerservice.model.Address;
import org.workerservice.model.HumanName;
import org.workerservice.model.Worker;
import org.workerservice.text.NameText;
import org.workerservice.text.Phonetics;

/**
 * The values that the specification's table compares: primary name and first address, character by
 * character.
 *
 * @param soundex packed American Soundex code of the family name
 */
public record LiteralFeatures(
    String family,
    int soundex,
    String given,
    List<String> prefixes,
    List<String> suffixes,
    boolean addressed,
    String postalCode,
    String city,
    String state,
    String street) {
  private static final int MAX_LENGTH = 64;
  private static final int MAX_AFFIXES = 4;
  private static final List<String[]> CONTRACTIONS =
      List.of(
          new String[] {"street", "st"},
          new String[] {"avenue", "ave"},
          new String[] {"road", "rd"},
          new String[] {"drive", "dr"},
          new String[] {"boulevard", "blvd"},
          new String[] {"lane", "ln"},
          new String[] {"court", "ct"},
          new String[] {"circle", "cir"});

  static LiteralFeatures of(Worker worker) {
    HumanName name = worker.name();
    boolean known = !PlaceholderNames.matches(NameText.tokens(name.family()));
    String family = known ? lower(name.family()) : "";
    Optional<Address> address = worker.addresses().stream().findFirst();
    return new LiteralFeatures(
        family,
        Phonetics.soundex(family),
        given(name),
        affixes(name.prefix()),
        affixes(name.suffix()),
        address.isPresent(),
        address.flatMap(Address::postalCode).map(code -> limited(code).replace("-", "")).orElse(""),
        address.flatMap(Address::city).map(LiteralFeatures::lower).orElse(""),
        address.flatMap(Address::state).map(LiteralFeatures::lower).orElse(""),
        address.flatMap(Address::line1).map(LiteralFeatures::street).orElse(""));
  }

  private static String given(HumanName name) {
    return name.given().stream()
        .findFirst()
        .filter(first -> !PlaceholderNames.matches(NameText.tokens(first)))
        .map(LiteralFeatures::lower)
        .orElse("");
  }

  private static List<String> affixes(List<String> affixes) {
    return affixes.stream().limit(MAX_AFFIXES).map(LiteralFeatures::lower).toList();
  }

  private static String street(String line) {
    String street = lower(line);
    for (String[] contraction : CONTRACTIONS) {
      street = street.replace(contraction[0], contraction[1]);
    }
    return street.replace(".", "").replace(",", "");
  }

  private static String lower(String text) {
    return limited(text).toLowerCase(Locale.ROOT);
  }

  private static String limited(String text) {
    String trimmed = text.strip();
    return trimmed.length() > MAX_LENGTH ? trimmed.substring(0, MAX_LENGTH) : trimmed;
  }

  @Override
  public String toString() {
    return "LiteralFeatures[…]";
  }
}
