package org.workerservice.matching;

/**
 * One word of a name, ready to be compared.
 *
 * @param text normalised; empty when the name is missing
 * @param soundex packed American Soundex code, see {@link Phonetics}
 * @param metaphone packed Double Metaphone code
 * @param nicknames numbers of the nickname groups, a character each
 * @param letters the set of its characters, a bit for each of 32 classes
 */
record NameToken(String text, int soundex, int metaphone, String nicknames, int letters) {
  static final NameToken MISSING = new NameToken("", Phonetics.NONE, Phonetics.NONE, "");

  NameToken(String text, int soundex, int metaphone, String nicknames) {
    this(text, soundex, metaphone, nicknames, Letters.of(text));
  }

  static NameToken family(String text) {
    return text.isEmpty()
        ? MISSING
        : new NameToken(text, Phonetics.soundex(text), Phonetics.metaphone(text), "");
  }

  static NameToken given(String text) {
    return new NameToken(
        text, Phonetics.soundex(text), Phonetics.metaphone(text), Nicknames.groupsOf(text));
  }

  /** Whether it is a given name so well known that there are short forms of it, or one of these. */
  boolean hasNicknames() {
    return !nicknames.isEmpty();
  }

  boolean missing() {
    return text.isEmpty();
  }

  @Override
  public String toString() {
    return "NameToken[…]";
  }
}
