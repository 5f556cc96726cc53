package org.workerservice.identifiers;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A scheme told as a row of rules, applied from left to right.
 *
 * @param spelling which characters are dropped first
 * @param variant folds a legal variant of the written form (a longer form, an inner hyphen) into
 *     the canonical form
 * @param shape what the canonical form looks like
 * @param check the check digit rule; only ever sees texts of the right shape
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

  /** A scheme with a check rule. */
  static RuledScheme checked(
      String key, String country, Spelling spelling, String shape, Predicate<String> check) {
    return new RuledScheme(
        key, country, spelling, UnaryOperator.identity(), Pattern.compile(shape), check);
  }

  /** A scheme whose numbers have no check digit (any more). */
  static RuledScheme unchecked(String key, String country, Spelling spelling, String shape) {
    return checked(key, country, spelling, shape, number -> true);
  }

  /** Returns this scheme with variants of the written form folded into one. */
  RuledScheme folding(UnaryOperator<String> variantToCanonical) {
    return new RuledScheme(key, country, spelling, variantToCanonical, shape, check);
  }

  /** All zeros satisfy most check digit rules, and are nobody's number in any scheme. */
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
