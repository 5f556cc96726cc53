package org.workerservice.model;

import java.util.List;
import java.util.Optional;

/**
 * A name of a worker (FHIR {@code HumanName}).
 *
 * @param useType the purpose of the name
 * @param family family name; empty if unknown, never null
 * @param given given names in order
 * @param prefix titles before the name, such as {@code Dr}
 * @param suffix parts after the name, such as {@code Jr} or {@code III}
 * @param text the whole name as received, for sources that cannot split it
 */
public record HumanName(
    Optional<NameUse> useType,
    String family,
    List<String> given,
    List<String> prefix,
    List<String> suffix,
    Optional<String> text) {

  /** Replaces null by the empty or default value. */
  public HumanName {
    useType = Absent.toEmpty(useType);
    family = family == null ? "" : family;
    given = Absent.toEmpty(given);
    prefix = Absent.toEmpty(prefix);
    suffix = Absent.toEmpty(suffix);
    text = Absent.toEmpty(text);
  }

  /** Returns a name with only a family name and given names. */
  public static HumanName of(String family, String... given) {
    return new HumanName(
        Optional.empty(), family, List.of(given), List.of(), List.of(), Optional.empty());
  }

  /** Whether the family name or every given name is missing. */
  public boolean incomplete() {
    return family.isBlank() || given.stream().allMatch(String::isBlank);
  }

  /** Returns the same name with another use. */
  public HumanName withUse(NameUse use) {
    return new HumanName(Optional.of(use), family, given, prefix, suffix, text);
  }

  @Override
  public String toString() {
    return "HumanName[…]";
  }
}
