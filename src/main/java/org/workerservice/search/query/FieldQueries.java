package org.workerservice.search.query;

import java.util.Optional;
import org.apache.lucene.search.Query;
import org.workerservice.search.language.SearchField;

/** Queries for the smallest parts of an expression; empty for a text without letters and digits. */
interface FieldQueries {
  Optional<Query> word(SearchField field, String text);

  Optional<Query> phrase(SearchField field, String text);

  /** Matches several words only where they are written as one. */
  Optional<Query> joined(SearchField field, String text);

  Optional<Query> prefix(SearchField field, String text);

  /** A distance of 0 means that the length of the text decides. */
  Optional<Query> similar(SearchField field, String text, int distance);
}
