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
 * The directories of the indexes: each rebuild makes a new one, with a higher number, beside the
 * one in use. Blocks on files.
 */
public final class IndexFiles {
  private static final Logger LOG = LoggerFactory.getLogger(IndexFiles.class);
  private static final Pattern NAME = Pattern.compile("index-(\\d{1,9})");

  private final Path root;

  /** Manages the indexes below this directory, which need not exist yet. */
  public IndexFiles(Path root) {
    this.root = root;
  }

  /** An index whose last commit is complete. */
  public record Found(Path path, CommitNote note) {}

  /** Returns the newest complete index that can be read, if there is one. */
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
      // Without a commit, or damaged: a rebuild makes another one.
      return Optional.empty();
    }
  }

  /** Returns a directory that does not exist yet. */
  public Path next() throws IOException {
    int highest = all().stream().findFirst().map(IndexFiles::number).orElse(0);
    return root.resolve("index-" + (highest + 1));
  }

  /** Deletes all indexes except one. */
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

  /** Deletes an index. Logs a failure; the next rebuild tries again. */
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
      LOG.warn("Cannot delete an old search index: {}", failure.getClass().getName());
    }
  }
}
