package org.workerservice.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.search.SearchPeople;
import org.workerservice.search.TestIndex;
import org.workerservice.search.analysis.WordAnalyzer;

class IndexFilesTest {
  private static final int COMMITS = 100;
  private static final UUID REGISTRY = UUID.randomUUID();
  private static final WorkerIndex.Limits LIMITS =
      new WorkerIndex.Limits(1 << 20, TestIndex.VIEWS, () -> true);

  private final WordAnalyzer analyzer = new WordAnalyzer();

  @TempDir private Path root;

  @Test
  void shouldFindTheNewestIndexThatWasCommitted() throws IOException {
    IndexFiles files = new IndexFiles(root.resolve("search"));
    assertThat(files.newest()).isEmpty();

    Path first = committed(files.next(), 41);
    WorkerIndex.create(files.next(), analyzer, LIMITS, REGISTRY).close();

    IndexFiles.Found found = files.newest().orElseThrow();
    assertThat(found.path()).isEqualTo(first);
    assertThat(found.note()).isEqualTo(new CommitNote(REGISTRY, 41, Instant.EPOCH, true));
    assertThat(files.next().getFileName()).hasToString("index-3");

    files.keepOnly(first);
    assertThat(files.next().getFileName()).hasToString("index-2");
    assertThat(files.newest()).isPresent();
  }

  @Test
  void shouldSkipAnIndexThatCannotBeRead() throws IOException {
    IndexFiles files = new IndexFiles(root);
    Path path = committed(files.next(), 41);
    overwrite(path, "segments_");

    assertThat(files.newest()).isEmpty();
  }

  @Test
  void shouldRefuseToOpenADamagedIndex() throws IOException {
    Path path = committed(new IndexFiles(root).next(), 41);
    overwrite(path, "_0.cfs");

    assertThatThrownBy(() -> WorkerIndex.open(path, analyzer, LIMITS, REGISTRY))
        .isInstanceOf(IOException.class);
  }

  @Test
  void shouldNoticeChangedOrDeletedFiles() throws IOException {
    Path path = new IndexFiles(root).next();
    WorkerIndex index = WorkerIndex.create(path, analyzer, LIMITS, REGISTRY);
    put(index);
    index.commit(1, Instant.EPOCH);
    index.checkFiles();

    overwrite(path, "_0.cfs");
    assertThatThrownBy(index::checkFiles).isInstanceOf(IOException.class);
    IndexFiles.delete(path);
    assertThatThrownBy(index::checkFiles).isInstanceOf(IOException.class);

    index.abandon();
  }

  @Test
  void shouldNotTreatItsOwnCommitsAsDamage() throws Exception {
    Path path = new IndexFiles(root).next();
    try (WorkerIndex index = WorkerIndex.create(path, analyzer, LIMITS, REGISTRY);
        ExecutorService committing = Executors.newSingleThreadExecutor()) {
      Future<Void> commits =
          committing.submit(
              () -> {
                for (int cursor = 1; cursor <= COMMITS; cursor++) {
                  put(index);
                  index.commit(cursor, Instant.EPOCH);
                }
                return null;
              });
      while (!commits.isDone()) {
        index.checkFiles();
      }
      commits.get();
    }
  }

  @Test
  void shouldWriteNothingToAFullDiskButStaySearchable() throws IOException {
    AtomicBoolean room = new AtomicBoolean(true);
    Path path = new IndexFiles(root).next();
    WorkerIndex.Limits limits = new WorkerIndex.Limits(1 << 20, TestIndex.VIEWS, room::get);
    try (WorkerIndex index = WorkerIndex.create(path, analyzer, limits, REGISTRY)) {
      index.commit(0, Instant.EPOCH);
      List<String> before = names(path);

      room.set(false);
      put(index);
      index.refresh();

      assertThat(index.size()).isEqualTo(1);
      assertThat(names(path)).isEqualTo(before);

      room.set(true);
      index.commit(1, Instant.EPOCH);
    }
    try (WorkerIndex again = WorkerIndex.open(path, analyzer, limits, REGISTRY)) {
      assertThat(again.size()).isEqualTo(1);
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Path committed(Path path, long cursor) throws IOException {
    try (WorkerIndex index = WorkerIndex.create(path, analyzer, LIMITS, REGISTRY)) {
      put(index);
      index.commit(cursor, Instant.EPOCH);
    }
    return path;
  }

  private static void put(WorkerIndex index) throws IOException {
    index.apply(
        List.of(
            new WorkerIndex.Edit.Put(
                UUID.randomUUID(),
                new SearchSource.Entry(SearchPeople.doctor().build(), Optional.empty()))));
  }

  private static void overwrite(Path directory, String start) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      Path file =
          files
              .filter(path -> path.getFileName().toString().startsWith(start))
              .findFirst()
              .orElseThrow();
      byte[] content = Files.readAllBytes(file);
      for (int at = content.length / 3; at < content.length; at++) {
        content[at] ^= 0x55;
      }
      Files.write(file, content);
    }
  }
}
