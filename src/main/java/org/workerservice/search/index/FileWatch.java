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
 * Notices that somebody else has touched the files of an index. Lucene writes each file once and
 * keeps those of its last commit; the memory map would go on answering from whatever is there. Safe
 * for any thread.
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

  /** Commits and remembers; nobody checks meanwhile, because a commit deletes files of the last. */
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
   * Compares the files with what is remembered.
   *
   * @throws IOException if one is gone or was changed
   */
  synchronized void check() throws IOException {
    if (Files.notExists(path)) {
      throw new NoSuchFileException("the directory of the search index");
    }
    for (Map.Entry<String, Seen> entry : nameToSeen.entrySet()) {
      if (!Seen.of(path.resolve(entry.getKey())).equals(entry.getValue())) {
        throw new CorruptIndexException("changed by somebody else", entry.getKey());
      }
    }
  }
}
