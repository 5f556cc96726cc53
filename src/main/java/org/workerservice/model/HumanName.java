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
 * @param mononym whether the person has one name only, which is either the family or the given name
 */
public record HumanName(
    Optional<NameUse> useType,
    String family,
    List<String> given,
    List<String> prefix,
    List<String> suffix,
    Optional<String> text,
    boolean mononym) {

  /** Replaces null by the empty or default value. */
  public HumanName {
    useType = Absent.toEmpty(useType);
    family = family == null ? "" : family;
    given = Absent.toEmpty(given);
    prefix = Absent.toEmpty(prefix);
    suffix = Absent.toEmpty(suffix);
    text = Absent.toEmpty(text);
  }

  /** Creates a name that is no mononym. */
  public HumanName(
      Optional<NameUse> useType,
      String family,
      List<String> given,
      List<String> prefix,
      List<String> suffix,
      Optional<String> text) {
    this(useType, family, given, prefix, suffix, text, false);
  }

  /** Returns a name with only a family name and given names. */
  public static HumanName of(String family, String... given) {
    return new HumanName(
        Optional.empty(), family, List.of(given), List.of(), List.of(), Optional.empty());
  }

  /** Whether a part is missing: the family name or every given name, of a mononym both. */
  public boolean incomplete() {
    boolean noFamily = family.isBlank();
    boolean noGiven = given.stream().allMatch(String::isBlank);
    return mononym ? noFamily && noGiven : noFamily || noGiven;
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
