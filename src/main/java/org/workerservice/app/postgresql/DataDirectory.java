package org.workerservice.app.postgresql;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.workerservice.app.startup.StartupException;

/**
 * The data directory of one instance of the service, locked exclusively until {@link #close()}. The
 * lock belongs to the process, so a killed process releases it too.
 */
public final class DataDirectory implements AutoCloseable {
  private static final String VERSION = "version";
  private static final String FORMAT_VERSION = "1";
  private static final int MAX_NOTE_LENGTH = 64;

  private final Path path;
  private final FileChannel lockFile;

  private DataDirectory(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /**
   * Creates the directory if it is missing (for its owner only) and locks it.
   *
   * @throws StartupException if it cannot be created or written, another instance holds it, or it
   *     has another format version
   */
  public static DataDirectory open(Path path) {
    Path directory = path.toAbsolutePath().normalize();
    FileChannel lockFile = openLockFile(directory);
    try {
      lock(directory, lockFile);
      checkVersion(directory);
      return new DataDirectory(directory.toRealPath(), lockFile);
    } catch (IOException | RuntimeException e) {
      closeQuietly(lockFile, e);
      if (e instanceof StartupException known) {
        throw known;
      }
      throw notWritable(directory, e);
    }
  }

  /** Returns whether a service has ever been started in a directory. */
  public static boolean isKnown(Path path) {
    return Files.exists(path.resolve(VERSION));
  }

  /** Returns the absolute path, without symbolic links. */
  public Path path() {
    return path;
  }

  /** Returns the path of a file or directory in it. */
  public Path resolve(String child) {
    return path.resolve(child);
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException _) {
      // Closing releases the lock in any case; there is nothing left to write.
    }
  }

  private static FileChannel openLockFile(Path directory) {
    try {
      if (Files.notExists(directory)) {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
      }
      return FileChannel.open(
          directory.resolve("lock"),
          StandardOpenOption.CREATE,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw notWritable(directory, e);
    }
  }

  private static void lock(Path directory, FileChannel lockFile) throws IOException {
    FileLock lock = tryLock(lockFile);
    if (lock == null) {
      throw new StartupException(
          "The data directory %s is in use by another instance (process %s): stop it, or choose another with --data-dir."
              .formatted(directory, holder(lockFile)));
    }
    leaveNote(lockFile);
  }

  /** Writes the process id, for the error message of a second instance. Skipped on a full disk. */
  private static void leaveNote(FileChannel lockFile) {
    byte[] note = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
    try {
      lockFile.truncate(0);
      lockFile.write(ByteBuffer.wrap(note), 0);
    } catch (IOException _) {
      // The lock holds without it.
    }
  }

  private static FileLock tryLock(FileChannel lockFile) throws IOException {
    try {
      return lockFile.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  private static String holder(FileChannel lockFile) throws IOException {
    ByteBuffer note = ByteBuffer.allocate(MAX_NOTE_LENGTH);
    lockFile.read(note, 0);
    String pid = new String(note.array(), 0, note.position(), StandardCharsets.US_ASCII).strip();
    return pid.isEmpty() ? "unknown" : pid;
  }

  private static void checkVersion(Path directory) throws IOException {
    Path file = directory.resolve(VERSION);
    if (Files.notExists(file)) {
      Path draft = directory.resolve("version.partial");
      Files.writeString(draft, FORMAT_VERSION + "\n");
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
    String version = Files.readString(file).strip();
    if (!version.equals(FORMAT_VERSION)) {
      throw new StartupException(
          "The data directory %s has format version \"%s\", but this release reads version %s: use the release that wrote it, or choose another with --data-dir."
              .formatted(directory, shortened(version), FORMAT_VERSION));
    }
  }

  private static String shortened(String version) {
    String line = version.lines().findFirst().orElse("");
    return line.length() <= MAX_NOTE_LENGTH ? line : line.substring(0, MAX_NOTE_LENGTH);
  }

  private static StartupException notWritable(Path directory, Exception cause) {
    return new StartupException(
        "The data directory %s cannot be created or written (%s): check its permissions and the free disk space, or choose another with --data-dir."
            .formatted(directory, reason(cause)),
        cause);
  }

  private static String reason(Exception cause) {
    return switch (cause) {
      case AccessDeniedException _ -> "permission denied";
      case FileSystemException problem when problem.getReason() != null -> problem.getReason();
      default -> String.valueOf(cause.getMessage());
    };
  }

  private static void closeQuietly(FileChannel lockFile, Exception reason) {
    try {
      lockFile.close();
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }
}
