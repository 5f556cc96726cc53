package org.workerservice.app.postgresql;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Returns the free bytes of a disk. Blocks, for microseconds on a local disk. */
@FunctionalInterface
interface FreeSpace {
  long bytes() throws IOException;

  /** Returns the free space of the disk of a directory. */
  static FreeSpace of(Path directory) throws IOException {
    FileStore disk = Files.getFileStore(directory);
    return disk::getUsableSpace;
  }
}
