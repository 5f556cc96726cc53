package org.workerservice.search;

import java.io.IOException;
import java.time.Duration;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.ExitableDirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.search.IndexSearcher;
import org.workerservice.search.index.WeightSimilarity;

/** Ends queries that take too long, even while they still collect terms. */
final class TimeLimit implements QueryTimeout {
  private final long end;

  TimeLimit(Duration time) {
    end = System.nanoTime() + time.toNanos();
  }

  @Override
  public boolean shouldExit() {
    return System.nanoTime() - end > 0;
  }

  /**
   * Returns a searcher of the same view that applies the limit; use one for each query.
   *
   * @param manyTerms whether the query expands to terms that it must collect first
   */
  IndexSearcher over(IndexSearcher searcher, boolean manyTerms) throws IOException {
    IndexReader view = searcher.getIndexReader();
    IndexSearcher limited =
        new IndexSearcher(
            manyTerms ? ExitableDirectoryReader.wrap((DirectoryReader) view, this) : view);
    limited.setTimeout(this);
    limited.setSimilarity(WeightSimilarity.INSTANCE);
    // Queries rarely repeat, and a lookup in the cache costs more than most of them.
    limited.setQueryCache(null);
    return limited;
  }
}
