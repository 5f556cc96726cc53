package org.workerservice.search;

/** Fields of the index that queries cannot name. */
final class IndexFields {
  /** Id of the worker; unique. */
  static final String KEY = "key";

  /** Id of the worker to sort by. */
  static final String ORDER = "order";

  static final String TENANT = "tenant";
  static final String VERSION = "version";

  /** The primary name as it is shown. */
  static final String SHOWN = "shown";

  static final String SOUNDEX = "soundex";
  static final String METAPHONE = "metaphone";

  /** Identifiers backwards, for those of which only the end is known. */
  static final String REVERSED = "reversed";

  private IndexFields() {}
}
