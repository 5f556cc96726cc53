package org.workerservice.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageViewsTest {
  private static final Duration AGE = Duration.ofMinutes(5);

  private final AtomicLong nanos = new AtomicLong();
  private final PageViews views = new PageViews(new PageViews.Limits(4, AGE), nanos::get);
  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private IndexWriter writer;
  private SearcherManager searchers;
  private final List<IndexReader> readers = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    writer = new IndexWriter(directory, new IndexWriterConfig());
    searchers = new SearcherManager(writer, new SearcherFactory());
  }

  @AfterEach
  void close() throws IOException {
    views.close();
    searchers.close();
    writer.close();
    directory.close();
  }

  /** Keeps the state after another document. */
  private PageViews.Id keepNext() throws IOException {
    writer.addDocument(new Document());
    searchers.maybeRefreshBlocking();
    nanos.incrementAndGet();
    return keep();
  }

  private PageViews.Id keep() throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      readers.add(searcher.getIndexReader());
      return views.keep(searcher);
    } finally {
      searchers.release(searcher);
    }
  }

  private Optional<Integer> documents(PageViews.Id id) throws IOException {
    Optional<IndexSearcher> searcher = views.acquire(id);
    if (searcher.isPresent()) {
      PageViews.release(searcher.get());
    }
    return searcher.map(one -> one.getIndexReader().numDocs());
  }

  @Test
  void shouldShowEachStateAsItWas() throws IOException {
    PageViews.Id first = keepNext();
    PageViews.Id second = keepNext();
    writer.forceMerge(1);
    PageViews.Id third = keepNext();

    assertThat(documents(first)).contains(1);
    assertThat(documents(second)).contains(2);
    assertThat(documents(third)).contains(3);
    assertThat(keep()).isEqualTo(third);
    assertThat(views.size()).isEqualTo(3);
  }

  @Test
  void shouldKeepStatesOfWhichPagesWereReadLonger() throws IOException {
    PageViews.Id paged = keepNext();
    documents(paged);
    for (int count = 0; count < 20; count++) {
      keepNext();
    }

    assertThat(documents(paged)).contains(1);
    assertThat(views.size()).isEqualTo(4);
  }

  @Test
  void shouldDropStatesOfWhichPagesWereReadWhenThereAreTooMany() throws IOException {
    PageViews.Id oldest = keepNext();
    documents(oldest);
    PageViews.Id newest = oldest;
    for (int count = 0; count < 20; count++) {
      newest = keepNext();
      documents(newest);
    }

    assertThat(documents(oldest)).isEmpty();
    assertThat(documents(newest)).contains(21);
    assertThat(views.size()).isEqualTo(4);
  }

  @Test
  void shouldDropStatesThatWereNotReadForLong() throws IOException {
    PageViews.Id old = keepNext();
    PageViews.Id read = keepNext();
    nanos.addAndGet(AGE.toNanos());
    documents(read);
    nanos.addAndGet(2);

    views.expire();

    assertThat(documents(old)).isEmpty();
    assertThat(documents(read)).contains(2);
    assertThat(readers.getFirst().getRefCount()).isZero();
  }

  @Test
  void shouldNotMistakeStatesOfAnotherRunForItsOwn() throws IOException {
    PageViews.Id id = keepNext();

    assertThat(documents(new PageViews.Id(id.index() + 1, id.version()))).isEmpty();
  }

  @Test
  void shouldHoldNothingWhenItIsClosed() throws IOException {
    keepNext();
    keepNext();

    views.close();

    assertThat(readers.getFirst().getRefCount()).isZero();
    assertThat(views.size()).isZero();
  }
}
