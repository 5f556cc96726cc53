package org.workerservice.search.query;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BlendedTermQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.workerservice.text.TextDistance;

/**
 * Words of a field that are similar to a word: at most 20, the nearest first, then the most common.
 * All are treated as equally rare as the most common of them, so that a typing error does not
 * outrank the word itself.
 */
public final class SimilarWord extends Query {
  private static final int MAX_WORDS = 20;

  private final Term word;
  private final String text;
  private final String start;
  private final int edits;
  private final int prefix;

  /**
   * Matches words near a word.
   *
   * @param edits maximum number of edits, 1 or 2
   * @param prefix how many leading letters must be equal
   */
  SimilarWord(Term word, int edits, int prefix) {
    this.word = word;
    this.text = word.text();
    this.start = text.substring(0, text.offsetByCodePoints(0, prefix));
    this.edits = edits;
    this.prefix = prefix;
  }

  /** Whether another word is near; uses no index. */
  public boolean isLike(String other) {
    return other.startsWith(start) && TextDistance.withinEdits(text, other, edits);
  }

  private record Near(String text, int distance, int documents) {}

  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    List<Near> nearest = nearest(searcher);
    if (nearest.isEmpty()) {
      return new MatchNoDocsQuery();
    }
    BlendedTermQuery.Builder similar =
        new BlendedTermQuery.Builder().setRewriteMethod(BlendedTermQuery.BOOLEAN_REWRITE);
    nearest.forEach(near -> similar.add(new Term(word.field(), near.text()), likeness(near)));
    return similar.build();
  }

  private float likeness(Near near) {
    return 1f - (float) near.distance() / word.text().length();
  }

  private List<Near> nearest(IndexSearcher searcher) throws IOException {
    Map<String, Integer> wordToDocuments = new HashMap<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Vocabulary.of(leaf.reader(), word.field())
          .near(
              word.text(),
              edits,
              prefix,
              (near, documents) -> wordToDocuments.merge(near, documents, Integer::sum));
    }
    return wordToDocuments.entrySet().stream()
        .map(
            entry ->
                new Near(
                    entry.getKey(),
                    TextDistance.edits(word.text(), entry.getKey(), edits),
                    entry.getValue()))
        .sorted(
            Comparator.comparingInt(Near::distance)
                .thenComparing(Comparator.comparingInt(Near::documents).reversed())
                .thenComparing(Near::text))
        .limit(MAX_WORDS)
        .toList();
  }

  @Override
  public void visit(QueryVisitor visitor) {
    // Highlighting would build an automaton for every text; rewriting finds the words without one.
    if (visitor.acceptField(word.field())) {
      visitor.visitLeaf(this);
    }
  }

  @Override
  public String toString(String field) {
    return "SimilarWord[" + word.field() + "]";
  }

  @Override
  public boolean equals(Object other) {
    return sameClassAs(other)
        && other instanceof SimilarWord same
        && word.equals(same.word)
        && edits == same.edits
        && prefix == same.prefix;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * (31 * classHash() + word.hashCode()) + edits) + prefix;
  }
}
