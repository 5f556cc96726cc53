package org.workerservice.search.index;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;

/**
 * States of an index that are kept so that later pages of a search have the order of the first one.
 * A state that is kept holds its files and a little memory; states share most of both. Safe for use
 * by any thread; may block on files.
 */
public final class PageViews implements AutoCloseable {
  private final Limits limits;
  private final LongSupplier nanoTime;

  /** Ids of other runs must not be mistaken for ids of this one. */
  private final long index = new Random().nextLong();

  private final Map<Long, View> versionToView = new HashMap<>();

  /**
   * The limits of what is kept.
   *
   * @param count how many states; of those above it, the ones that were read longest ago are
   *     dropped, first among those of which only a first page was read
   * @param age how long a state is kept after a page was read
   */
  public record Limits(int count, Duration age) {}

  /** Names a state of one index in one run. */
  public record Id(long index, long version) {}

  PageViews(Limits limits, LongSupplier nanoTime) {
    this.limits = limits;
    this.nanoTime = nanoTime;
  }

  private static final class View {
    private final IndexSearcher searcher;
    private long used;
    private boolean paged;

    private View(IndexSearcher searcher) {
      this.searcher = searcher;
    }

    private void close() {
      try {
        searcher.getIndexReader().decRef();
      } catch (IOException ignored) {
        // Only old files stay behind; the next start removes them.
      }
    }
  }

  /** Keeps the state that a search sees. The searcher must be in use. */
  Id keep(IndexSearcher searcher) {
    long version = ((DirectoryReader) searcher.getIndexReader()).getVersion();
    drop(add(version, searcher));
    return new Id(index, version);
  }

  private synchronized List<View> add(long version, IndexSearcher searcher) {
    View view =
        versionToView.computeIfAbsent(
            version,
            none -> {
              searcher.getIndexReader().incRef();
              return new View(searcher);
            });
    view.used = nanoTime.getAsLong();
    List<View> dropped = new ArrayList<>();
    while (versionToView.size() > limits.count()) {
      dropped.add(removeOldest());
    }
    return dropped;
  }

  private View removeOldest() {
    long paged = versionToView.values().stream().filter(view -> view.paged).count();
    boolean keepPaged = paged <= Math.max(1, limits.count() / 2);
    long version =
        versionToView.entrySet().stream()
            .filter(entry -> entry.getValue().paged != keepPaged)
            .min(Comparator.comparingLong(entry -> entry.getValue().used))
            .orElseThrow()
            .getKey();
    return versionToView.remove(version);
  }

  /** Returns the searcher of a state, to be released; empty if the state is not kept any more. */
  synchronized Optional<IndexSearcher> acquire(Id id) {
    View view = id.index() == index ? versionToView.get(id.version()) : null;
    if (view == null || !view.searcher.getIndexReader().tryIncRef()) {
      return Optional.empty();
    }
    view.used = nanoTime.getAsLong();
    view.paged = true;
    return Optional.of(view.searcher);
  }

  static void release(IndexSearcher searcher) throws IOException {
    searcher.getIndexReader().decRef();
  }

  /** Drops the states that were read too long ago. */
  void expire() {
    long now = nanoTime.getAsLong();
    drop(remove(view -> now - view.used > limits.age().toNanos()));
  }

  @Override
  public void close() {
    drop(remove(view -> true));
  }

  private synchronized List<View> remove(Predicate<View> condition) {
    List<View> removed = versionToView.values().stream().filter(condition).toList();
    versionToView.values().removeAll(removed);
    return removed;
  }

  private static void drop(List<View> views) {
    views.forEach(View::close);
  }

  synchronized int size() {
    return versionToView.size();
  }
}
