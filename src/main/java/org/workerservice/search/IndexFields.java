package org.workerservice.search;

import org.workerservice.search.language.SearchField;

/** Fields of the index that queries cannot name. */
final class IndexFields {
  /** Id of the worker; unique, and searched as any other field. */
  static final String KEY = SearchField.ID.code();

  /** Id of the worker to sort by, in two halves. */
  static final String ID_HIGH = "id_high";

  static final String ID_LOW = "id_low";

  /** Words that are found without naming a field, with their weights. */
  static final String WORDS = "words";

  static final String TENANT = "tenant";
  static final String VERSION = "version";

  /** The primary name as it is shown. */
  static final String SHOWN = "shown";

  /** The words of {@link #SHOWN}. */
  static final String SHOWN_WORDS = "shown_words";

  static final String SOUNDEX = "soundex";
  static final String METAPHONE = "metaphone";

  /** Identifiers backwards, for those of which only the end is known. */
  static final String REVERSED = "reversed";

  private IndexFields() {}
}
