package org.workerservice.search.language;

/** The outcome of parsing a query. */
public sealed interface Parsed {
  /** The query is valid. */
  record Understood(Expression expression) implements Parsed {}

  /**
   * The query is invalid or exceeds a limit.
   *
   * @param position index of the offending character, from 0
   * @param message what is wrong, a sentence
   * @param hint what to do, a sentence
   */
  record Broken(int position, String message, String hint) implements Parsed {}
}
