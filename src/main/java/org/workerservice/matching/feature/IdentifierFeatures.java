package org.workerservice.matching.feature;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.workerservice.matching.text.Claim;
import org.workerservice.matching.text.Claims;
import org.workerservice.matching.text.Numbers;
import org.workerservice.model.Identifier;

/**
 * An identifier as hashes.
 *
 * @param series the series of numbers that it belongs to (type and system); not secret
 * @param exact type, system and value, without surrounding spaces and ignoring case
 * @param plain type, system and value without hyphens and spaces
 * @param number type and canonical value
 * @param claim hash of the claim, 0 when there is none
 * @param person the series, if a person has only one number of it; 0 otherwise
 */
public record IdentifierFeatures(
    int series, long exact, long plain, long number, long claim, int person) {
  private static final Set<String> MANY_PER_PERSON = Set.of("DEA", "LICENSE", "EMPLOYEE", "PPN");

  /** The series of the NPI, which has a check digit and belongs to its holder for life. */
  public static final int NPI = person(new Claim("NPI", "", ""));

  /**
   * Returns the features of an identifier, or nothing when its number cannot be evidence, for
   * example because its check digit is wrong.
   */
  static Optional<IdentifierFeatures> of(Identifier identifier, Hashes hashes) {
    return Numbers.canonical(identifier).map(canonical -> of(identifier, canonical, hashes));
  }

  private static IdentifierFeatures of(Identifier identifier, String canonical, Hashes hashes) {
    String type = identifier.identifierType().code();
    String series = type + '\u001f' + identifier.system();
    String exact = identifier.value().strip().toLowerCase(Locale.ROOT);
    String plain = exact.replace("-", "").replace(" ", "");
    Optional<Claim> claim = Claims.of(identifier);
    return new IdentifierFeatures(
        series.hashCode(),
        hashes.of("identifier", series, exact),
        hashes.of("identifier-plain", series, plain),
        hashes.of("identifier-number", type, canonical),
        claim.map(hashes::of).orElse(Hashes.NONE),
        claim.map(IdentifierFeatures::person).orElse(0));
  }

  private static int person(Claim claim) {
    return MANY_PER_PERSON.contains(claim.scheme())
        ? 0
        : (claim.scheme() + '\u001f' + claim.scope()).hashCode();
  }
}
