package org.workerservice.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.Query;

/** What sounds like a word. */
final class SoundQueries {
  private static final float SOUNDEX = 0.5f;
  private static final float METAPHONE = 0.8f;

  private SoundQueries() {}

  static List<Query> of(String word) {
    List<Query> queries = new ArrayList<>();
    Sounds.soundex(word)
        .ifPresent(
            code -> queries.add(Terms.boosted(Terms.exact(IndexFields.SOUNDEX, code), SOUNDEX)));
    Sounds.metaphones(word)
        .forEach(
            code ->
                queries.add(Terms.boosted(Terms.exact(IndexFields.METAPHONE, code), METAPHONE)));
    return queries;
  }
}
