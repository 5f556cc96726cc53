package org.workerservice.matching.text;

/** How well two words of names agree, best first. */
public enum WordLevel {
  EQUAL,
  NICKNAME,
  TYPING_ERROR,
  NEAR,
  INITIAL,
  SIMILAR,
  DIFFERENT;

  /** Whether this level is as good as another or better. */
  public boolean atLeast(WordLevel level) {
    return compareTo(level) <= 0;
  }
}
