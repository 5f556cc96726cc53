package org.workerservice.search.query;

import java.io.IOException;
import java.util.UUID;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.TermQuery;
import org.workerservice.search.index.IndexFields;

/** Matches the workers of a tenant. Costs nothing if there is only one tenant, as is common. */
final class OfTenant extends Query {
  private final Term tenant;

  OfTenant(UUID tenant) {
    this.tenant = new Term(IndexFields.TENANT, tenant.toString());
  }

  /** Both counts include deleted documents. */
  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    IndexReader reader = searcher.getIndexReader();
    return reader.docFreq(tenant) == reader.maxDoc()
        ? new MatchAllDocsQuery()
        : new TermQuery(tenant);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(tenant.field())) {
      visitor.consumeTerms(this, tenant);
    }
  }

  @Override
  public String toString(String field) {
    return "OfTenant[" + tenant.text() + "]";
  }

  @Override
  public boolean equals(Object other) {
    return sameClassAs(other) && other instanceof OfTenant same && tenant.equals(same.tenant);
  }

  @Override
  public int hashCode() {
    return 31 * classHash() + tenant.hashCode();
  }
}
