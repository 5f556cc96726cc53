package org.workerservice.identifiers;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All known schemes, and the lookup of a scheme by the type and system of an identifier. */
public final class IdentifierSchemes {
  private static final List<IdentifierScheme> ALL =
      Stream.of(
              AmericanSchemes.ALL,
              AsianPacificAndAfricanSchemes.ALL,
              BritishAndIrishSchemes.ALL,
              EasternEuropeanSchemes.ALL,
              NordicSchemes.ALL,
              WesternEuropeanSchemes.ALL)
          .<IdentifierScheme>flatMap(List::stream)
          .toList();

  private static final Map<String, IdentifierScheme> KEY_TO_SCHEME =
      ALL.stream()
          .collect(Collectors.toUnmodifiableMap(IdentifierScheme::key, Function.identity()));

  /**
   * A registry uses few systems, so a small cache is enough; the key of any other system is
   * computed each time.
   */
  private static final int MAX_SYSTEMS = 4096;

  private static final Map<String, Optional<String>> SYSTEM_TO_KEY = new ConcurrentHashMap<>();

  private static final Map<String, Optional<String>> SYSTEM_TO_OFFICIAL_KEY =
      new ConcurrentHashMap<>();

  private IdentifierSchemes() {}

  /** Returns every scheme, in a fixed order. */
  public static List<IdentifierScheme> all() {
    return ALL;
  }

  /** Returns the scheme with this key, such as {@code no_fnr}. */
  public static Optional<IdentifierScheme> byKey(String key) {
    return key == null ? Optional.empty() : Optional.ofNullable(KEY_TO_SCHEME.get(key));
  }

  /**
   * Returns the scheme of an identifier. The type alone identifies NPI and DEA. Every other type is
   * first looked up by the official address or OID of its system. If that fails, the words in the
   * system decide, but only for the types that a national number can have (SSN, TAX, OTHER and
   * unknown ones): in the address of a hospital's record numbers or of a passport office the same
   * words mean nothing. An SSN without a known system is a United States number; a TAX number is
   * not, because every country has tax numbers.
   *
   * @param typeCode code of the identifier type, such as {@code SSN}, in any case; may be blank
   * @param system URI, OID or name of the system; may be blank
   */
  public static Optional<IdentifierScheme> find(String typeCode, String system) {
    String type = typeCode == null ? "" : typeCode.strip().toUpperCase(Locale.ROOT);
    String name = system == null ? "" : system;
    return switch (type) {
      case "NPI" -> byKey("us_npi");
      case "DEA" -> byKey("us_dea");
      case "SSN" -> key(name).or(() -> Optional.of("us_ssn")).flatMap(IdentifierSchemes::byKey);
      case "MRN", "DL", "LICENSE", "EMPLOYEE", "PPN", "ODS" ->
          cached(SYSTEM_TO_OFFICIAL_KEY, name, OfficialSystems::key)
              .flatMap(IdentifierSchemes::byKey);
      default -> key(name).flatMap(IdentifierSchemes::byKey);
    };
  }

  /**
   * Checks the structure and check digit of a value in its {@linkplain #find scheme}. A well-formed
   * placeholder is valid here.
   */
  public static Validity validity(String typeCode, String system, String value) {
    return find(typeCode, system)
        .map(scheme -> scheme.canonical(value).isPresent() ? Validity.VALID : Validity.INVALID)
        .orElseGet(
            () ->
                "PPN".equalsIgnoreCase(typeCode)
                    ? PassportNumbers.validity(PassportNumbers.country(system), value)
                    : Validity.UNCHECKED);
  }

  private static Optional<String> key(String system) {
    return cached(
        SYSTEM_TO_KEY, system, name -> OfficialSystems.key(name).or(() -> SystemWords.key(name)));
  }

  private static Optional<String> cached(
      Map<String, Optional<String>> systemToKey,
      String system,
      Function<String, Optional<String>> find) {
    Optional<String> known = systemToKey.get(system);
    if (known != null) {
      return known;
    }
    Optional<String> key = find.apply(system);
    if (systemToKey.size() < MAX_SYSTEMS) {
      systemToKey.put(system, key);
    }
    return key;
  }
}
