package org.workerservice.search.language;

import java.util.List;
import java.util.Optional;

/** What a query asks for. Texts are as typed; {@link SearchField#ANY} stands for no field. */
public sealed interface Expression {
  /** Whether it stands for words that are yet to be found: beginnings, ranges, similar ones. */
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

  /** A word, or several that punctuation joins. */
  record Word(SearchField field, String text) implements Expression {
    @Override
    public String toString() {
      return "Word[" + field + "]";
    }
  }

  /** Words in their order. */
  record Phrase(SearchField field, String text) implements Expression {
    @Override
    public String toString() {
      return "Phrase[" + field + "]";
    }
  }

  /** What begins with a text. */
  record Prefix(SearchField field, String text) implements Expression {
    @Override
    public String toString() {
      return "Prefix[" + field + "]";
    }
  }

  /**
   * What differs from a text by a few letters.
   *
   * @param distance 1 or 2 letters; 0 leaves it to the length of the word
   */
  record Similar(SearchField field, String text, int distance) implements Expression {
    @Override
    public String toString() {
      return "Similar[" + field + "]";
    }
  }

  /** What lies between two values, both included; an empty one is no bound. */
  record Range(SearchField field, Optional<String> from, Optional<String> to)
      implements Expression {
    @Override
    public String toString() {
      return "Range[" + field + "]";
    }
  }
}
