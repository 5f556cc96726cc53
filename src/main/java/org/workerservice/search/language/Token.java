package org.workerservice.search.language;

/** A token of a query and the index of its first character. */
sealed interface Token {
  int position();

  record Open(int position) implements Token {}

  record Close(int position) implements Token {}

  record And(int position) implements Token {}

  record Or(int position) implements Token {}

  /** {@code NOT}, {@code -} or {@code !} before a part. */
  record Not(int position) implements Token {}

  record Plus(int position) implements Token {}

  /** A name and a colon. */
  record FieldName(SearchField field, int position) implements Token {}

  record Quoted(String text, int position) implements Token {}

  record Word(String text, int position) implements Token {}

  record WordPrefix(String text, int position) implements Token {}

  record WordAlike(String text, int distance, int position) implements Token {}

  /** From one value to another, inclusive. */
  record Range(String from, String to, int position) implements Token {}

  /** A star that stands alone. */
  record Star(int position) implements Token {}

  record End(int position) implements Token {}
}
