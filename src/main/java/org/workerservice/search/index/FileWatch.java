package org.workerservice.search.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;

/**
 * Detects changes that another process makes to the files of an index. Lucene writes each file once
 * and keeps the files of its last commit; without this check, the memory map would serve changed
 * content. Safe for use by any thread.
 */
final class FileWatch {
  private final Path path;
  private Map<String, Seen> nameToSeen = Map.of();

  FileWatch(Path path) {
    this.path = path;
  }

  private record Seen(long size, FileTime modified, Object key) {
    static Seen of(Path file) throws IOException {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Seen(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
    }
  }

  /** Commits and remembers the files. Excludes checks, because a commit deletes older files. */
  synchronized void commit(IndexWriter writer) throws IOException {
    writer.commit();
    remember(writer.getDirectory());
  }

  /** Remembers the files of the latest commit. */
  synchronized void remember(Directory directory) throws IOException {
    Map<String, Seen> seen = new HashMap<>();
    for (String name : SegmentInfos.readLatestCommit(directory).files(true)) {
      seen.put(name, Seen.of(path.resolve(name)));
    }
    nameToSeen = Map.copyOf(seen);
  }

  /**
   * Compares the files with the remembered ones.
   *
   * @throws IOException if a file is missing or changed
   */
  synchronized void check() throws IOException {
    if (Files.notExists(path)) {
      throw new NoSuchFileException("the directory of the search index");
    }
    for (Map.Entry<String, Seen> entry : nameToSeen.entrySet()) {
      if (!Seen.of(path.resolve(entry.getKey())).equals(entry.getValue())) {
        throw new CorruptIndexException("changed by another process", entry.getKey());
      }
    }
  }
}
