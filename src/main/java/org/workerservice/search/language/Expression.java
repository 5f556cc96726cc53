package org.workerservice.search.language;

import java.util.List;
import java.util.Optional;

/** A parsed query. Texts are as typed; {@link SearchField#ANY} means that no field is named. */
public sealed interface Expression {
  /** Whether it expands to words that only the index knows: prefixes, ranges, similar words. */
  default boolean hasOpenWords() {
    return switch (this) {
      case Prefix _, Similar _, Range _ -> true;
      case Group(List<Part> parts) ->
          parts.stream().anyMatch(part -> part.expression().hasOpenWords());
      case Everything _, Word _, Phrase _ -> false;
    };
  }

  /** Every worker. */
  record Everything() implements Expression {}

  /** Several parts. */
  record Group(List<Part> parts) implements Expression {
    /** Copies the list. */
    public Group {
      parts = List.copyOf(parts);
    }
  }

  /** One part of a group. */
  record Part(Occurrence occurrence, Expression expression) {}

  /** A word, or several words joined by punctuation. */
  record Word(SearchField field, String text) implements Expression {
    @Override
    public String toString() {
      return "Word[" + field + "]";
    }
  }

  /** Words in order. */
  record Phrase(SearchField field, String text) implements Expression {
    @Override
    public String toString() {
      return "Phrase[" + field + "]";
    }
  }

  /** Words that start with a text. */
  record Prefix(SearchField field, String text) implements Expression {
    @Override
    public String toString() {
      return "Prefix[" + field + "]";
    }
  }

  /**
   * Words that differ from a text by a few letters.
   *
   * @param distance maximum number of edits, 1 or 2; 0 means that the length of the word decides
   */
  record Similar(SearchField field, String text, int distance) implements Expression {
    @Override
    public String toString() {
      return "Similar[" + field + "]";
    }
  }

  /** Values between two bounds, inclusive; an empty bound is open. */
  record Range(SearchField field, Optional<String> from, Optional<String> to)
      implements Expression {
    @Override
    public String toString() {
      return "Range[" + field + "]";
    }
  }
}
