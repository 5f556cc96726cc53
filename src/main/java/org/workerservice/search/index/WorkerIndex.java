package org.workerservice.search.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
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
 * several threads; changes are made by one at a time.
 */
public final class WorkerIndex implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerIndex.class);
  private static final int MERGES_WAITING = 4;

  /** Each segment costs every search; a document is merged once or twice more than by default. */
  private static final int SEGMENTS_PER_TIER = 4;

  /** With the default of 16 an index of 100,000 workers would be merged whole with every commit. */
  private static final double FLOOR_MEBIBYTES = 4;

  /**
   * Segments up to this size stay in memory until the next commit: making files can take as long as
   * the disk needs for the commits of the database.
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

  private WorkerIndex(
      Path path,
      Directory directory,
      IndexWriter writer,
      SearcherManager searchers,
      Documents documents,
      UUID registry) {
    this.path = path;
    this.directory = directory;
    this.writer = writer;
    this.searchers = searchers;
    this.documents = documents;
    this.registry = registry;
    this.watch = new FileWatch(path);
  }

  /**
   * What the index may take.
   *
   * @param memory bytes of changes gathered before they are written to files
   * @param hasRoom whether the disk has room; what must be written otherwise stays in memory
   */
  public record Limits(long memory, BooleanSupplier hasRoom) {}

  /** A change to a worker: what to index, or nothing for one that is gone. */
  public sealed interface Edit {
    record Put(UUID tenant, SearchSource.Entry entry) implements Edit {}

    record Remove(UUID worker) implements Edit {}
  }

  /** Makes an empty index. */
  public static WorkerIndex create(Path path, WordAnalyzer analyzer, Limits limits, UUID registry)
      throws IOException {
    Files.createDirectories(path);
    return open(path, analyzer, limits, registry, OpenMode.CREATE);
  }

  /** Opens what a commit has left and checks every byte of it. */
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
      return new WorkerIndex(path, directory, writer, searchers, new Documents(analyzer), registry);
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
      // The failure that led here is the one to tell.
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

  /** Carries changes out in their order; they are seen after the next refresh. */
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

  /** One record that cannot be indexed must not keep the others out. */
  private void put(UUID tenant, SearchSource.Entry entry) throws IOException {
    UUID id = entry.worker().id().orElseThrow();
    try {
      writer.updateDocument(key(id), documents.of(tenant, entry));
    } catch (IllegalArgumentException unfit) {
      LOG.error("Worker {} cannot be indexed and is not found by searches", id);
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

  /** Makes everything that was applied before visible to searches that begin afterwards. */
  public void refresh() throws IOException {
    searchers.maybeRefreshBlocking();
  }

  /** Makes everything that was applied durable. */
  public void commit(long cursor, Instant current) throws IOException {
    CommitNote note = new CommitNote(registry, cursor, current, true);
    writer.setLiveCommitData(note.toUserData().entrySet());
    watch.commit(writer);
  }

  /**
   * Looks whether the files are as they were left.
   *
   * @throws IOException if not
   */
  public void checkFiles() throws IOException {
    watch.check();
  }

  /** Whether changes are still accepted: not after a file could not be written. */
  public boolean writable() {
    return writer.isOpen();
  }

  /** Looks into the index as of the last refresh. */
  public <T> T read(Reading<T> reading) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      return reading.read(searcher);
    } finally {
      searchers.release(searcher);
    }
  }

  /** Something that looks into the index. */
  public interface Reading<T> {
    T read(IndexSearcher searcher) throws IOException;
  }

  /** How many workers are to be found. */
  public int size() throws IOException {
    return read(searcher -> searcher.getIndexReader().numDocs());
  }

  /** Reads every byte and compares check sums. */
  public void checkIntegrity() throws IOException {
    read(
        searcher -> {
          for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            leaf.reader().checkIntegrity();
          }
          return null;
        });
  }

  /** Closes the files; what was not committed is lost. */
  @Override
  public void close() throws IOException {
    searchers.close();
    try (directory) {
      writer.rollback();
    }
  }

  /** Closes what can be closed of a damaged index. */
  public void abandon() {
    try {
      close();
    } catch (IOException | RuntimeException | Error ignored) {
      // It is damaged already, and nobody will look at it again.
    }
  }
}
