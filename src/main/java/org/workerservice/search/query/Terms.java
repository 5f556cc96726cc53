package org.workerservice.search.query;

import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.workerservice.search.index.IndexFields;
import org.workerservice.search.language.SearchField;

/** Makes queries of terms; pure. */
public final class Terms {
  static final float TIE = 0.1f;

  /** About the weight of a family name, whose field has another measure. */
  private static final float JOINED = 8f;

  private static final int MIN_SIMILAR_LENGTH = 3;
  private static final int LONG_WORD = 8;

  private Terms() {}

  static Query exact(SearchField field, String value) {
    return exact(field.code(), value);
  }

  static Query exact(String field, String value) {
    return new TermQuery(new Term(field, value));
  }

  /** Matches names that have several words, by their joined form. */
  static Query joined(String word) {
    return boosted(exact(IndexFields.JOINED, word), JOINED);
  }

  static Query prefix(String field, String start) {
    return new PrefixQuery(new Term(field, start));
  }

  /** Matches values of a field between two bounds, inclusive. */
  static Query range(SearchField field, Optional<String> from, Optional<String> to) {
    return TermRangeQuery.newStringRange(
        field.code(), from.orElse(null), to.orElse(null), true, true);
  }

  /** Matches one term, or several in order. */
  static Query sequence(String field, List<String> words) {
    return words.size() == 1
        ? exact(field, words.getFirst())
        : new PhraseQuery(field, words.toArray(String[]::new));
  }

  /**
   * Matches similar words; words below 3 letters match exactly.
   *
   * @param distance maximum number of edits; 0 means one edit below 8 letters, otherwise two
   */
  static Query similar(String field, String word, int distance) {
    int length = word.codePointCount(0, word.length());
    if (length < MIN_SIMILAR_LENGTH) {
      return exact(field, word);
    }
    int byLength = length < LONG_WORD ? 1 : 2;
    int edits = distance == 0 ? byLength : distance;
    return new SimilarWord(new Term(field, word), edits, length > MIN_SIMILAR_LENGTH ? 1 : 0);
  }

  static Query boosted(Query query, float boost) {
    return new BoostQuery(query, boost);
  }

  /** Scores the best of several queries; the others break ties. */
  static Optional<Query> best(List<Query> queries) {
    return switch (queries.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(queries.getFirst());
      default -> Optional.of(new DisjunctionMaxQuery(queries, TIE));
    };
  }

  /** Matches any of several queries; adds their scores. */
  public static Optional<Query> any(List<Query> queries) {
    if (queries.size() <= 1) {
      return queries.stream().findFirst();
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    queries.forEach(query -> any.add(query, BooleanClause.Occur.SHOULD));
    return Optional.of(any.build());
  }
}
