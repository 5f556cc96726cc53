package org.workerservice.matching.text;

import org.workerservice.text.Letters;
import org.workerservice.text.Phonetics;

/**
 * One word of a name, ready for comparison.
 *
 * @param text normalised; empty when the name is missing
 * @param soundex packed American Soundex code, see {@link Phonetics}
 * @param metaphone packed Double Metaphone code of the common spelling, see {@link Romanisation}
 * @param nicknames numbers of the nickname groups, one character each
 * @param letters the set of its characters, a bit for each of 32 classes
 */
public record NameToken(String text, int soundex, int metaphone, String nicknames, int letters) {
  /** The token of an unknown name. */
  public static final NameToken MISSING = new NameToken("", Phonetics.NONE, Phonetics.NONE, "");

  /** Creates a token from its stored form. */
  public NameToken(String text, int soundex, int metaphone, String nicknames) {
    this(text, soundex, metaphone, nicknames, Letters.of(text));
  }

  /** Returns the token of a family name. */
  public static NameToken family(String text) {
    return text.isEmpty()
        ? MISSING
        : new NameToken(
            text, Phonetics.soundex(text), Phonetics.metaphone(Romanisation.of(text)), "");
  }

  /** Returns the token of a given name. */
  public static NameToken given(String text) {
    return new NameToken(
        text,
        Phonetics.soundex(text),
        Phonetics.metaphone(Romanisation.of(text)),
        Nicknames.groupsOf(text));
  }

  /** Whether it is a well-known given name, one that has short forms or is one itself. */
  public boolean hasNicknames() {
    return !nicknames.isEmpty();
  }

  /** Whether there is no name. */
  public boolean missing() {
    return text.isEmpty();
  }

  @Override
  public String toString() {
    return "NameToken[…]";
  }

  /** Returns the first of two by their text: the same one in either order. */
  public static NameToken firstOf(NameToken one, NameToken other) {
    return one.text().compareTo(other.text()) <= 0 ? one : other;
  }
}
