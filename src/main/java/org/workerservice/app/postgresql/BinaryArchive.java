package org.workerservice.app.postgresql;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks an xz-compressed tar archive of directories, files and symbolic links. */
final class BinaryArchive {
  private static final int EXECUTABLE_BY_OWNER = 0100;

  private BinaryArchive() {}

  /** Unpacks the archive. Every file is forced to disk when this returns. */
  static void unpack(InputStream compressed, Path target) throws IOException {
    Files.createDirectories(target);
    try (TarArchiveInputStream archive =
        new TarArchiveInputStream(
            new XZCompressorInputStream(new BufferedInputStream(compressed)))) {
      for (TarArchiveEntry entry = archive.getNextEntry();
          entry != null;
          entry = archive.getNextEntry()) {
        unpackEntry(archive, entry, target);
      }
    }
  }

  private static void unpackEntry(TarArchiveInputStream archive, TarArchiveEntry entry, Path target)
      throws IOException {
    Path path = inside(target, target.resolve(entry.getName()));
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      inside(target, path.resolveSibling(entry.getLinkName()));
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.createLink(path, inside(target, target.resolve(entry.getLinkName())));
    } else {
      writeFile(archive, entry, path);
    }
  }

  private static void writeFile(TarArchiveInputStream archive, TarArchiveEntry entry, Path path)
      throws IOException {
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      archive.transferTo(Channels.newOutputStream(file));
      file.force(false);
    }
    boolean executable = (entry.getMode() & EXECUTABLE_BY_OWNER) != 0;
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private static Path inside(Path target, Path path) throws IOException {
    Path normalized = path.normalize();
    if (!normalized.startsWith(target)) {
      throw new IOException("an entry of the PostgreSQL archive points outside the archive");
    }
    return normalized;
  }
}
