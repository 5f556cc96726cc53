package org.workerservice.search.language;

/** Ends parsing from any depth; carries what {@link Parsed.Broken} reports. */
final class BrokenQuery extends RuntimeException {
  private final int position;
  private final String hint;

  BrokenQuery(int position, String message, String hint) {
    super(message, null, false, false);
    this.position = position;
    this.hint = hint;
  }

  Parsed.Broken toOutcome() {
    return new Parsed.Broken(position, getMessage(), hint);
  }
}
