package org.workerservice.search.query;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.workerservice.text.Sounds;

/**
 * Words of a field that sound like a word. It compares every word of the field, so use it only for
 * the few words of one text, to mark matches.
 */
public final class SoundingWord extends Query {
  private final Term word;
  private final Sounds.Of sounds;

  SoundingWord(Term word) {
    this.word = word;
    this.sounds = Sounds.of(word.text());
  }

  /** Whether another word sounds alike; uses no index. */
  public boolean isLike(Sounds.Of other) {
    return sounds.isLike(other);
  }

  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    BooleanQuery.Builder alike = new BooleanQuery.Builder();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Vocabulary.of(leaf.reader(), word.field())
          .words()
          .filter(other -> sounds.isLike(Sounds.of(other)))
          .forEach(other -> alike.add(Terms.exact(word.field(), other), Occur.SHOULD));
    }
    return alike.build();
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(word.field())) {
      visitor.visitLeaf(this);
    }
  }

  @Override
  public String toString(String field) {
    return "SoundingWord[" + word.field() + "]";
  }

  @Override
  public boolean equals(Object other) {
    return sameClassAs(other) && other instanceof SoundingWord same && word.equals(same.word);
  }

  @Override
  public int hashCode() {
    return 31 * classHash() + word.hashCode();
  }
}
