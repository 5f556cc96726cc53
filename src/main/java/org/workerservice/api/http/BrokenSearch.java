package org.workerservice.api.http;

import org.workerservice.search.language.Parsed;

/** A query that cannot be understood; becomes an answer that says where and how to mend it. */
public final class BrokenSearch extends RuntimeException {
  private final transient Details details;

  private BrokenSearch(String message, Details details) {
    super(message, null, false, false);
    this.details = details;
  }

  /**
   * Where the query breaks off.
   *
   * @param position of the character at fault, from 0, in UTF-16 units
   */
  record Details(int position, String hint) {}

  /** Refuses a query that cannot be parsed. */
  public static BrokenSearch of(Parsed.Broken broken) {
    return new BrokenSearch(
        "The query is invalid at character "
            + (broken.position() + 1)
            + ": "
            + broken.message(),
        new Details(broken.position(), broken.hint()));
  }

  Details details() {
    return details;
  }
}
