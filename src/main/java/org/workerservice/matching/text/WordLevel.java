package org.workerservice.matching.text;

/** How two words of names relate, the best first. */
public enum WordLevel {
  EQUAL,
  NICKNAME,
  TYPING_ERROR,
  NEAR,
  INITIAL,
  SIMILAR,
  DIFFERENT;

  /** Whether words agree as well as this level or better. */
  public boolean atLeast(WordLevel level) {
    return compareTo(level) <= 0;
  }
}
