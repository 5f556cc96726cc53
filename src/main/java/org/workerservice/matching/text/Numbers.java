package org.workerservice.matching.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.workerservice.identifiers.IdentifierScheme;
import org.workerservice.identifiers.IdentifierSchemes;
import org.workerservice.identifiers.PlaceholderNumbers;
import org.workerservice.model.Identifier;

/** The canonical forms of identifier values. */
public final class Numbers {
  private static final int MAX_LENGTH = 128;
  private static final char LAST_ASCII = 0x7f;

  private Numbers() {}

  /**
   * Returns letters and digits of any script, upper case; empty when there are none. Full-width
   * letters and the digits of other scripts become ASCII.
   */
  static String alphanumeric(String value) {
    StringBuilder kept = new StringBuilder();
    compatible(value)
        .chars()
        .limit(MAX_LENGTH)
        .filter(Character::isLetterOrDigit)
        .forEach(c -> kept.append(ascii((char) c)));
    return kept.toString().toUpperCase(Locale.ROOT);
  }

  private static String compatible(String value) {
    return Normalizer.isNormalized(value, Normalizer.Form.NFKC)
        ? value
        : Normalizer.normalize(value, Normalizer.Form.NFKC);
  }

  private static char ascii(char character) {
    return character > LAST_ASCII && Character.isDigit(character)
        ? Character.forDigit(Character.digit(character, 10), 10)
        : character;
  }

  /** Returns the scheme of an identifier, by its type and system. */
  static Optional<IdentifierScheme> scheme(Identifier identifier) {
    return IdentifierSchemes.find(identifier.identifierType().code(), identifier.system());
  }

  /** Returns the canonical form; empty for an invalid number, a placeholder or a blank value. */
  public static Optional<String> canonical(Identifier identifier) {
    Optional<String> usable = usable(identifier.value());
    Optional<IdentifierScheme> scheme = scheme(identifier);
    return scheme.isEmpty()
        ? usable
        : usable.flatMap(plain -> scheme.get().canonical(identifier.value()));
  }

  /** Returns why an identifier is not compared; empty for one that is. */
  public static Optional<Unusable> unusable(Identifier identifier) {
    if (canonical(identifier).isPresent()) {
      return Optional.empty();
    }
    return usable(identifier.value()).isPresent()
        ? Optional.of(Unusable.INVALID_NUMBER)
        : Optional.of(Unusable.PLACEHOLDER);
  }

  /** Returns the letters and digits of a number; empty for a placeholder or a blank value. */
  public static Optional<String> usable(String value) {
    String plain = alphanumeric(value);
    return plain.isEmpty() || PlaceholderNumbers.isPlaceholder(value)
        ? Optional.empty()
        : Optional.of(plain);
  }
}
