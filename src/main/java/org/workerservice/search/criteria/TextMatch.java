package org.workerservice.search.criteria;

/** How a criterion compares texts. */
public enum TextMatch {
  /** The text, or a word of it, begins so, without regard to case and diacritics. */
  BEGINS,
  /** The whole text is the same, with case and diacritics. */
  EXACT,
  /** The text contains it, without regard to case and diacritics. */
  CONTAINS
}
