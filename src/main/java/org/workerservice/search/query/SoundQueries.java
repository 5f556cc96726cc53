package org.workerservice.search.query;

import static org.workerservice.search.language.SearchField.FAMILY;
import static org.workerservice.search.language.SearchField.GIVEN;
import static org.workerservice.search.language.SearchField.NAME;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.workerservice.search.index.IndexFields;
import org.workerservice.text.Sounds;

/** Queries for words that sound like a word. */
final class SoundQueries {
  private static final float SOUNDEX = 0.5f;
  private static final float METAPHONE = 0.8f;

  private SoundQueries() {}

  /** Searches the sound codes of names in the index. */
  static List<Query> toFind(String word) {
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

  /** Compares with every word of the names; only for the few words of one text. */
  static List<Query> toShow(String word) {
    return Stream.of(FAMILY, GIVEN, NAME)
        .<Query>map(field -> new SoundingWord(new Term(field.code(), word)))
        .toList();
  }
}
