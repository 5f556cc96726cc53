package org.workerservice.search;

import java.io.IOException;
import java.time.Duration;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.ExitableDirectoryReader;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.search.IndexSearcher;

/** Ends queries that take too long, also while they are still gathering terms. */
final class TimeLimit implements QueryTimeout {
  private final long end;

  TimeLimit(Duration time) {
    end = System.nanoTime() + time.toNanos();
  }

  @Override
  public boolean shouldExit() {
    return System.nanoTime() - end > 0;
  }

  /** Returns a searcher of the same view that keeps the limit; one for each query. */
  IndexSearcher over(IndexSearcher searcher) throws IOException {
    IndexSearcher limited =
        new IndexSearcher(
            ExitableDirectoryReader.wrap((DirectoryReader) searcher.getIndexReader(), this));
    limited.setTimeout(this);
    return limited;
  }
}
