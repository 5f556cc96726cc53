package org.workerservice.matching.text;

/**
 * A strong identifier that belongs to one person alone.
 *
 * @param scheme the kind of number
 * @param scope the scope in which it is unique: empty, a country, an issuing authority or a system
 * @param value the number in its canonical form; sensitive
 */
public record Claim(String scheme, String scope, String value) {
  private static final char SEPARATOR = '\u001f';

  /** Returns the claim as one text, only for hashing: it contains the number in plaintext. */
  public String text() {
    return scheme + SEPARATOR + scope + SEPARATOR + value;
  }

  @Override
  public String toString() {
    return "Claim[" + scheme + "]";
  }
}
