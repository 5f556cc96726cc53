package org.workerservice.search;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BlendedTermQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;

/**
 * A word in any of several fields, of which the best counts. The word is taken for as rare as it is
 * in the field where it is most common; else a city that is rarely somebody's name would win.
 */
final class WordInFields extends Query {
  private final List<FieldWeight> fields;
  private final String word;

  WordInFields(List<FieldWeight> fields, String word) {
    this.fields = List.copyOf(fields);
    this.word = word;
  }

  /** A field of the index and how much a hit in it weighs. */
  record FieldWeight(String field, float weight) {}

  /** Fields that no worker has cannot be blended. */
  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    BlendedTermQuery.Builder blended =
        new BlendedTermQuery.Builder()
            .setRewriteMethod(new BlendedTermQuery.DisjunctionMaxRewrite(Terms.TIE));
    boolean any = false;
    for (FieldWeight field : fields) {
      if (searcher.collectionStatistics(field.field()) != null) {
        blended.add(new Term(field.field(), word), field.weight());
        any = true;
      }
    }
    return any ? blended.build() : new MatchNoDocsQuery();
  }

  @Override
  public void visit(QueryVisitor visitor) {
    for (FieldWeight field : fields) {
      if (visitor.acceptField(field.field())) {
        visitor.consumeTerms(this, new Term(field.field(), word));
      }
    }
  }

  @Override
  public String toString(String field) {
    return "WordInFields" + fields;
  }

  @Override
  public boolean equals(Object other) {
    return sameClassAs(other)
        && other instanceof WordInFields same
        && fields.equals(same.fields)
        && word.equals(same.word);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * classHash() + fields.hashCode()) + word.hashCode();
  }
}
