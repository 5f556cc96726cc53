package org.workerservice.search.index;

import org.workerservice.search.language.SearchField;

/** Fields of the index that queries cannot name. */
public final class IndexFields {
  /** Id of the worker; unique, and searched as any other field. */
  public static final String KEY = SearchField.ID.code();

  /** Id of the worker to sort by, in two halves. */
  public static final String ID_HIGH = "id_high";

  /** The lower half of the id of the worker. */
  public static final String ID_LOW = "id_low";

  /** Words that are found without naming a field, with their weights. */
  public static final String WORDS = "words";

  /** The tenant of the worker. */
  public static final String TENANT = "tenant";

  /** The version of the worker. */
  public static final String VERSION = "version";

  /** The primary name as it is shown. */
  public static final String SHOWN = "shown";

  /** The words of {@link #SHOWN}. */
  public static final String SHOWN_WORDS = "shown_words";

  /** Sounds of names as Soundex codes. */
  public static final String SOUNDEX = "soundex";

  /** Sounds of names as Double Metaphone codes. */
  public static final String METAPHONE = "metaphone";

  /** Identifiers backwards, for those of which only the end is known. */
  public static final String REVERSED = "reversed";

  private IndexFields() {}
}
