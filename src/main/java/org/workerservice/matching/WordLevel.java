package org.workerservice.matching;

/** How two words of names relate, the best first. */
enum WordLevel {
  EQUAL,
  NICKNAME,
  TYPING_ERROR,
  NEAR,
  INITIAL,
  SIMILAR,
  DIFFERENT;

  boolean atLeast(WordLevel level) {
    return compareTo(level) <= 0;
  }
}
