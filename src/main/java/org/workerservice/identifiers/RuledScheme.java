package org.workerservice.identifiers;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A scheme that consists of rules, applied in the order of the components.
 *
 * @param spelling which characters are dropped first
 * @param variant converts a legal variant of the written form (a longer form, an inner hyphen) to
 *     the canonical form
 * @param shape the pattern of the canonical form
 * @param check the check digit rule; it gets only texts that match the shape
 */
record RuledScheme(
    String key,
    String country,
    Spelling spelling,
    UnaryOperator<String> variant,
    Pattern shape,
    Predicate<String> check)
    implements IdentifierScheme {

  private static final Pattern ALL_ZEROS = Pattern.compile("0+");

  /** Returns a scheme with a check rule. */
  static RuledScheme checked(
      String key, String country, Spelling spelling, String shape, Predicate<String> check) {
    return new RuledScheme(
        key, country, spelling, UnaryOperator.identity(), Pattern.compile(shape), check);
  }

  /** Returns a scheme whose numbers have no check digit, or no longer have one. */
  static RuledScheme unchecked(String key, String country, Spelling spelling, String shape) {
    return checked(key, country, spelling, shape, number -> true);
  }

  /** Returns this scheme with a conversion of variants to the canonical form. */
  RuledScheme folding(UnaryOperator<String> variantToCanonical) {
    return new RuledScheme(key, country, spelling, variantToCanonical, shape, check);
  }

  /** Rejects all zeros, which satisfy most check digit rules but are not issued in any scheme. */
  @Override
  public Optional<String> canonical(String value) {
    return spelling
        .compact(value)
        .map(variant)
        .filter(number -> shape.matcher(number).matches())
        .filter(number -> !ALL_ZEROS.matcher(number).matches())
        .filter(check);
  }
}
