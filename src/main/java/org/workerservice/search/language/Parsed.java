package org.workerservice.search.language;

/** What became of the text of a query. */
public sealed interface Parsed {
  /** It says this. */
  record Understood(Expression expression) implements Parsed {}

  /**
   * It cannot be understood or asks for too much.
   *
   * @param position of the character at fault, from 0
   * @param message what is wrong, a sentence
   * @param hint how to say it, a sentence
   */
  record Broken(int position, String message, String hint) implements Parsed {}
}
