package org.workerservice.search.query;

import java.util.Optional;
import org.apache.lucene.search.Query;
import org.workerservice.search.language.SearchField;

/** The queries of the smallest parts of an expression; empty where a text asks for nothing. */
interface FieldQueries {
  Optional<Query> word(SearchField field, String text);

  Optional<Query> phrase(SearchField field, String text);

  Optional<Query> prefix(SearchField field, String text);

  /** A distance of 0 leaves it to the length of the text. */
  Optional<Query> similar(SearchField field, String text, int distance);
}
