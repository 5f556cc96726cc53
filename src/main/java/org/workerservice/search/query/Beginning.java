package org.workerservice.search.query;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BlendedTermQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.workerservice.search.index.IndexFields;

/**
 * Words in {@link IndexFields#WORDS} that start with a text, all treated as equally rare. If there
 * are more than 48, another query replaces it, whose cost does not grow with their number.
 */
final class Beginning extends Query {
  private static final int MAX_WORDS = 48;

  private final String start;
  private final Query otherwise;

  /**
   * Matches words that start with a text.
   *
   * @param otherwise the query to run if there are many such words
   */
  Beginning(String start, Query otherwise) {
    this.start = start;
    this.otherwise = otherwise;
  }

  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    Set<String> words = new LinkedHashSet<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      boolean all =
          Vocabulary.of(leaf.reader(), IndexFields.WORDS).startingWith(start, MAX_WORDS, words);
      if (!all || words.size() > MAX_WORDS) {
        return otherwise;
      }
    }
    return words.isEmpty() ? new MatchNoDocsQuery() : any(words);
  }

  private static Query any(Set<String> words) {
    BlendedTermQuery.Builder any =
        new BlendedTermQuery.Builder().setRewriteMethod(BlendedTermQuery.BOOLEAN_REWRITE);
    words.forEach(word -> any.add(new Term(IndexFields.WORDS, word)));
    return any.build();
  }

  @Override
  public void visit(QueryVisitor visitor) {
    otherwise.visit(visitor);
  }

  @Override
  public String toString(String field) {
    return "Beginning";
  }

  @Override
  public boolean equals(Object other) {
    return sameClassAs(other)
        && other instanceof Beginning same
        && start.equals(same.start)
        && otherwise.equals(same.otherwise);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * classHash() + start.hashCode()) + otherwise.hashCode();
  }
}
