package org.workerservice.search.index;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.MMapDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directories of the indexes: each rebuilding makes a new one, with a higher number, beside the
 * one in use. Blocks on files.
 */
public final class IndexFiles {
  private static final Logger LOG = LoggerFactory.getLogger(IndexFiles.class);
  private static final Pattern NAME = Pattern.compile("index-(\\d{1,9})");

  private final Path root;

  /** Keeps the indexes below this directory. */
  public IndexFiles(Path root) {
    this.root = root;
  }

  /** An index that was complete when it was last committed. */
  public record Found(Path path, CommitNote note) {}

  /** Returns the newest complete index, if there is one that can be read. */
  public Optional<Found> newest() throws IOException {
    for (Path path : all()) {
      Optional<CommitNote> note = note(path).filter(CommitNote::complete);
      if (note.isPresent()) {
        return Optional.of(new Found(path, note.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<CommitNote> note(Path path) {
    try (MMapDirectory directory = new MMapDirectory(path)) {
      return CommitNote.read(SegmentInfos.readLatestCommit(directory).getUserData().entrySet());
    } catch (IOException | RuntimeException unreadable) {
      // Without a commit, or damaged: another one will be made.
      return Optional.empty();
    }
  }

  /** Returns a directory that is not there yet. */
  public Path next() throws IOException {
    int highest = all().stream().findFirst().map(IndexFiles::number).orElse(0);
    return root.resolve("index-" + (highest + 1));
  }

  /** Deletes all but one. */
  public void keepOnly(Path kept) throws IOException {
    for (Path path : all()) {
      if (!path.equals(kept)) {
        delete(path);
      }
    }
  }

  /** Newest first. */
  private List<Path> all() throws IOException {
    if (Files.notExists(root)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(root)) {
      return children
          .filter(path -> NAME.matcher(path.getFileName().toString()).matches())
          .sorted(Comparator.comparingInt(IndexFiles::number).reversed())
          .toList();
    }
  }

  private static int number(Path path) {
    Matcher name = NAME.matcher(path.getFileName().toString());
    return name.matches() ? Integer.parseInt(name.group(1)) : 0;
  }

  /** What cannot be deleted now is deleted by a later rebuilding. */
  public static void delete(Path directory) {
    try {
      Files.walkFileTree(
          directory,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path path, IOException failure)
                throws IOException {
              Files.deleteIfExists(path);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException failure) {
      LOG.warn("An old search index could not be deleted: {}", failure.getClass().getName());
    }
  }
}
