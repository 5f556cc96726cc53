package org.workerservice.app.postgresql;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Asks how many bytes of a disk may still be written. Blocks, for microseconds on a local disk. */
@FunctionalInterface
interface FreeSpace {
  long bytes() throws IOException;

  /** Asks the disk of a directory. */
  static FreeSpace of(Path directory) throws IOException {
    FileStore disk = Files.getFileStore(directory);
    return disk::getUsableSpace;
  }
}
