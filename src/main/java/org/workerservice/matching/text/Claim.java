package org.workerservice.matching.text;

/**
 * A strong identifier that one person holds alone.
 *
 * @param scheme what kind of number it is
 * @param scope within what it is unique: empty, a country, an issuing authority or a system
 * @param value the number in its canonical form; sensitive
 */
public record Claim(String scheme, String scope, String value) {
  private static final char SEPARATOR = '\u001f';

  /** Returns the one text of the claim, fit for hashing only: it holds the number in clear. */
  public String text() {
    return scheme + SEPARATOR + scope + SEPARATOR + value;
  }

  @Override
  public String toString() {
    return "Claim[" + scheme + "]";
  }
}
