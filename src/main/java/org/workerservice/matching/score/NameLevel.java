package org.workerservice.matching.score;

/** How well two parts of a name agree, in words that follow "family names" or "given names". */
public enum NameLevel {
  EQUAL("are equal"),
  NICKNAME("are a nickname pair"),
  ONE_EDIT("differ by one typing error"),
  SOUND("sound alike"),
  INITIAL("agree in an initial"),
  PARTIAL("agree in part"),
  TWO_EDITS("differ by two typing errors"),
  SIMILAR("are similar"),
  DIFFERENT("differ"),
  MISSING("cannot be compared");

  private final String words;

  NameLevel(String words) {
    this.words = words;
  }

  /** Returns the level as part of a sentence. */
  public String words() {
    return words;
  }
}
