package org.workerservice.search.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workerservice.search.analysis.WordAnalyzer;

/**
 * One index in one directory, open for writing. Every method may block on files. Safe for use by
 * any thread; only one thread at a time may make changes.
 */
public final class WorkerIndex implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerIndex.class);
  private static final int MERGES_WAITING = 4;

  /** Every segment slows every search; documents are merged once or twice more than by default. */
  private static final int SEGMENTS_PER_TIER = 4;

  /** With the default of 16, each commit would merge a whole index of 100,000 workers. */
  private static final double FLOOR_MEBIBYTES = 4;

  /**
   * Segments up to this size stay in memory until the next commit: while the disk is busy with
   * commits of the database, creating a file can take as long as they do.
   */
  private static final double CACHED_SEGMENT_MEBIBYTES = 4;

  private static final double MAX_CACHED_MEBIBYTES = 64;
  private static final double MEBIBYTE = 1 << 20;

  private final Path path;
  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final Documents documents;
  private final UUID registry;
  private final FileWatch watch;
  private final PageViews views;

  private WorkerIndex(
      Path path,
      Directory directory,
      IndexWriter writer,
      SearcherManager searchers,
      Documents documents,
      PageViews views,
      UUID registry) {
    this.path = path;
    this.directory = directory;
    this.writer = writer;
    this.searchers = searchers;
    this.documents = documents;
    this.views = views;
    this.registry = registry;
    this.watch = new FileWatch(path);
  }

  /**
   * The limits of an index.
   *
   * @param memory bytes of changes that are buffered before they are written to files
   * @param views what is kept for later pages of searches
   * @param hasRoom whether the disk has room; if not, new files stay in memory where possible
   */
  public record Limits(long memory, PageViews.Limits views, BooleanSupplier hasRoom) {}

  /** A change to index: a worker in a new version, or a deleted one. */
  public sealed interface Edit {
    record Put(UUID tenant, SearchSource.Entry entry) implements Edit {}

    record Remove(UUID worker) implements Edit {}
  }

  /** Creates an empty index; replaces what the directory has. */
  public static WorkerIndex create(Path path, WordAnalyzer analyzer, Limits limits, UUID registry)
      throws IOException {
    Files.createDirectories(path);
    return open(path, analyzer, limits, registry, OpenMode.CREATE);
  }

  /** Opens the last commit and checks every byte of it. */
  public static WorkerIndex open(Path path, WordAnalyzer analyzer, Limits limits, UUID registry)
      throws IOException {
    WorkerIndex index = open(path, analyzer, limits, registry, OpenMode.APPEND);
    try {
      index.checkIntegrity();
      index.watch.remember(index.directory);
      return index;
    } catch (IOException | RuntimeException | Error damage) {
      index.abandon();
      throw damage;
    }
  }

  private static WorkerIndex open(
      Path path, WordAnalyzer analyzer, Limits limits, UUID registry, OpenMode mode)
      throws IOException {
    Directory directory =
        new SparingDirectory(
            new MMapDirectory(path),
            CACHED_SEGMENT_MEBIBYTES,
            MAX_CACHED_MEBIBYTES,
            limits.hasRoom());
    IndexWriter writer = null;
    try {
      writer = new IndexWriter(directory, configuration(analyzer, limits, mode));
      SearcherManager searchers = new SearcherManager(writer, new SearcherFactory());
      PageViews views = new PageViews(limits.views(), System::nanoTime);
      return new WorkerIndex(
          path, directory, writer, searchers, new Documents(analyzer), views, registry);
    } catch (IOException | RuntimeException | Error failure) {
      closeQuietly(writer, directory);
      throw failure;
    }
  }

  private static void closeQuietly(IndexWriter writer, Directory directory) {
    try (directory) {
      if (writer != null) {
        writer.rollback();
      }
    } catch (IOException | RuntimeException ignored) {
      // The caller gets the failure that led here.
    }
  }

  private static IndexWriterConfig configuration(
      WordAnalyzer analyzer, Limits limits, OpenMode mode) {
    ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
    merges.setMaxMergesAndThreads(MERGES_WAITING, 1);
    return new IndexWriterConfig(analyzer)
        .setOpenMode(mode)
        .setRAMBufferSizeMB(limits.memory() / MEBIBYTE)
        .setMergeScheduler(merges)
        .setMergePolicy(new SparingMerges(merging(), limits.hasRoom()))
        .setSimilarity(WeightSimilarity.INSTANCE)
        .setCommitOnClose(false);
  }

  private static TieredMergePolicy merging() {
    TieredMergePolicy policy = new TieredMergePolicy();
    policy.setSegmentsPerTier(SEGMENTS_PER_TIER);
    policy.setFloorSegmentMB(FLOOR_MEBIBYTES);
    return policy;
  }

  /** Returns the directory of the index. */
  public Path path() {
    return path;
  }

  /** Returns the database that the index was made from. */
  public UUID registry() {
    return registry;
  }

  /** Applies changes in order; searches see them after the next refresh. */
  public void apply(Collection<Edit> edits) throws IOException {
    for (Edit edit : edits) {
      switch (edit) {
        case Edit.Put(UUID tenant, SearchSource.Entry entry) -> {
          put(tenant, entry);
        }
        case Edit.Remove(UUID id) -> writer.deleteDocuments(key(id));
      }
    }
  }

  /** A record that cannot be indexed must not keep others out of the index. */
  private void put(UUID tenant, SearchSource.Entry entry) throws IOException {
    UUID id = entry.worker().id().orElseThrow();
    try {
      writer.updateDocument(key(id), documents.of(tenant, entry));
    } catch (IllegalArgumentException unfit) {
      LOG.error("Cannot index worker {}: searches will not find it", id);
      writer.deleteDocuments(key(id));
    }
  }

  /** Adds workers that are not in the index yet. */
  public void fill(UUID tenant, List<SearchSource.Entry> entries) throws IOException {
    for (SearchSource.Entry entry : entries) {
      put(tenant, entry);
    }
  }

  private static Term key(UUID id) {
    return new Term(IndexFields.KEY, id.toString());
  }

  /** Makes every change applied before visible to searches that start afterwards. */
  public void refresh() throws IOException {
    searchers.maybeRefreshBlocking();
  }

  /**
   * Makes every applied change durable.
   *
   * @param cursor watermark: every change up to this sequence is applied
   * @param current when the index last had every change
   */
  public void commit(long cursor, Instant current) throws IOException {
    CommitNote note = new CommitNote(registry, cursor, current, true);
    writer.setLiveCommitData(note.toUserData().entrySet());
    watch.commit(writer);
  }

  /**
   * Checks that no other process changed the files.
   *
   * @throws IOException if a file is missing or changed
   */
  public void checkFiles() throws IOException {
    watch.check();
  }

  /** Whether the index accepts changes; false after a file could not be written. */
  public boolean writable() {
    return writer.isOpen();
  }

  /** Reads the index as of the last refresh. */
  public <T> T read(Reading<T> reading) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      return reading.read(searcher);
    } finally {
      searchers.release(searcher);
    }
  }

  /** Reads an earlier state of the index; empty if it is not kept any more. */
  public <T> Optional<T> readAsOf(PageViews.Id view, Reading<T> reading) throws IOException {
    Optional<IndexSearcher> searcher = views.acquire(view);
    if (searcher.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reading.read(searcher.get()));
    } finally {
      PageViews.release(searcher.get());
    }
  }

  /** Keeps what the searcher of a {@link Reading} sees for later reads, within the limits. */
  public PageViews.Id keep(IndexSearcher searcher) {
    return views.keep(searcher);
  }

  /** Drops earlier states that were not read for long. */
  public void expireViews() {
    views.expire();
  }

  /** An action that reads the index. */
  public interface Reading<T> {
    T read(IndexSearcher searcher) throws IOException;
  }

  /** Returns the number of workers that searches see. */
  public int size() throws IOException {
    return read(searcher -> searcher.getIndexReader().numDocs());
  }

  /** Reads every byte and compares checksums. */
  public void checkIntegrity() throws IOException {
    read(
        searcher -> {
          for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            leaf.reader().checkIntegrity();
          }
          return null;
        });
  }

  /** Closes the files; drops changes that are not committed. */
  @Override
  public void close() throws IOException {
    views.close();
    searchers.close();
    try (directory) {
      writer.rollback();
    }
  }

  /** Closes a damaged index as far as possible; never fails. */
  public void abandon() {
    try {
      close();
    } catch (IOException | RuntimeException | Error ignored) {
      // The index is not used any more.
    }
  }
}
