package org.workerservice.flow.search;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.workerservice.identifiers.IdentifierScheme;
import org.workerservice.identifiers.IdentifierSchemes;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.search.analysis.Codes;

/** Tells which national numbers a text may be; pure. */
final class NationalNumbers {
  /** Numbers with a field of their own; a query must name it. */
  private static final Set<String> NAMED = Set.of("us_npi", "us_ssn", "us_dea");

  private NationalNumbers() {}

  /** Returns the number in each scheme whose rules it follows. */
  static List<Identifier> of(String text) {
    List<String> spellings = Stream.of(text, Codes.compact(text)).distinct().toList();
    return IdentifierSchemes.all().stream()
        .filter(scheme -> !NAMED.contains(scheme.key()))
        .flatMap(scheme -> of(scheme, spellings))
        .toList();
  }

  private static Stream<Identifier> of(IdentifierScheme scheme, List<String> spellings) {
    return spellings.stream()
        .filter(spelling -> scheme.canonical(spelling).isPresent())
        .limit(1)
        .map(spelling -> Identifier.of(IdentifierType.OTHER, scheme.key(), spelling));
  }
}
