package org.workerservice.api.http.answer;

import org.workerservice.search.language.Parsed;

/**
 * A search query that cannot be parsed. Becomes an answer that says where it is wrong and how to
 * correct it.
 */
public final class BrokenSearch extends RuntimeException {
  private final transient Details details;

  private BrokenSearch(String message, Details details) {
    super(message, null, false, false);
    this.details = details;
  }

  /**
   * Where the query is wrong.
   *
   * @param position of the wrong character, from 0, in UTF-16 units
   * @param hint how to correct it
   */
  record Details(int position, String hint) {}

  /** Returns the exception for a query that cannot be parsed. */
  public static BrokenSearch of(Parsed.Broken broken) {
    return new BrokenSearch(
        "The query is invalid at character " + (broken.position() + 1) + ": " + broken.message(),
        new Details(broken.position(), broken.hint()));
  }

  Details details() {
    return details;
  }
}
