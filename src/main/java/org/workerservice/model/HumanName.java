package org.workerservice.model;

import java.util.List;
import java.util.Optional;

/**
 * A name of a worker (FHIR {@code HumanName}).
 *
 * @param useType what the name is used for
 * @param family family name; empty when unknown, never null
 * @param given given names in their order
 * @param prefix titles in front, such as {@code Dr}
 * @param suffix what follows, such as {@code Jr} or {@code III}
 * @param text the whole name as received, for sources that cannot split it
 */
public record HumanName(
    Optional<NameUse> useType,
    String family,
    List<String> given,
    List<String> prefix,
    List<String> suffix,
    Optional<String> text) {

  /** Fills in what was left out. */
  public HumanName {
    useType = Absent.toEmpty(useType);
    family = family == null ? "" : family;
    given = Absent.toEmpty(given);
    prefix = Absent.toEmpty(prefix);
    suffix = Absent.toEmpty(suffix);
    text = Absent.toEmpty(text);
  }

  /** Returns a name of a family name and given names only. */
  public static HumanName of(String family, String... given) {
    return new HumanName(
        Optional.empty(), family, List.of(given), List.of(), List.of(), Optional.empty());
  }

  /** Whether the family name or every given name is missing. */
  public boolean incomplete() {
    return family.isBlank() || given.stream().allMatch(String::isBlank);
  }

  @Override
  public String toString() {
    return "HumanName[…]";
  }
}
