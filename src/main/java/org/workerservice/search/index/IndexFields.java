package org.workerservice.search.index;

import org.workerservice.search.analysis.JoinedWords;
import org.workerservice.search.language.SearchField;

/** Fields of the index that queries cannot name. */
public final class IndexFields {
  /** Id of the worker; unique, and searchable like any other field. */
  public static final String KEY = SearchField.ID.code();

  /** The upper half of the id of the worker, for sorting. */
  public static final String ID_HIGH = "id_high";

  /** The lower half of the id of the worker, for sorting. */
  public static final String ID_LOW = "id_low";

  /** Words for searches that name no field, with their weights. */
  public static final String WORDS = "words";

  /** The tenant of the worker. */
  public static final String TENANT = "tenant";

  /** The version of the worker. */
  public static final String VERSION = "version";

  /** When the worker was last changed, in milliseconds; for sorting. */
  public static final String UPDATED = "updated";

  /** The words of the primary name, family name first; for sorting. */
  public static final String SORT_NAME = "sort_name";

  /** The primary name as suggestions show it. */
  public static final String SHOWN = "shown";

  /** The words of {@link #SHOWN}. */
  public static final String SHOWN_WORDS = "shown_words";

  /** Other forms of the words of names, see {@link JoinedWords}. */
  public static final String JOINED = "joined";

  /** Soundex codes of names. */
  public static final String SOUNDEX = "soundex";

  /** Double Metaphone codes of names. */
  public static final String METAPHONE = "metaphone";

  /** Reversed identifiers, to find them by their last characters. */
  public static final String REVERSED = "reversed";

  /** The first day that a partial birth date may mean. */
  public static final String FIRST_BIRTH_DATE = "first_birth_date";

  /** The last day that a partial birth date may mean. */
  public static final String LAST_BIRTH_DATE = "last_birth_date";

  private IndexFields() {}
}
