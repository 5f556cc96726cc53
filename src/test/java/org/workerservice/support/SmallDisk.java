package org.workerservice.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Assumptions;

/** A small in-memory disk that can be filled to the last byte. Needs root on Linux. */
public final class SmallDisk implements AutoCloseable {
  private static final int BLOCK = 1 << 20;

  private final Path root;

  private SmallDisk(Path root) {
    this.root = root;
  }

  /** Mounts a disk on a directory. If that is not allowed, the test is skipped with a message. */
  public static SmallDisk mount(Path root, int mebibytes) {
    String refusal =
        run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", "" + root);
    if (!refusal.isEmpty()) {
      String words = "SKIPPED, nothing is tested: a tmpfs can be mounted by root on Linux only: ";
      System.err.println(words + refusal);
      Assumptions.abort(words + refusal);
    }
    return new SmallDisk(root);
  }

  /** Returns a path on the disk. */
  public Path resolve(String child) {
    return root.resolve(child);
  }

  /** Returns the free bytes. */
  public long free() {
    try {
      return Files.getFileStore(root).getUsableSpace();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  /** Fills the disk until this many bytes are free. Keeps what was filled before. */
  public void fillUpTo(long left) {
    try (FileChannel filler =
        FileChannel.open(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (long more = free() - left; more > 0; more = free() - left) {
        filler.write(ByteBuffer.allocate((int) Math.min(BLOCK, more)));
      }
    } catch (IOException full) {
      // Another program has used the rest.
    }
  }

  /** Frees all that was filled. */
  public void clear() throws IOException {
    Files.deleteIfExists(filler());
  }

  private Path filler() {
    return root.resolve("filler");
  }

  @Override
  public void close() {
    String refusal = run("umount", "--lazy", "" + root);
    if (!refusal.isEmpty()) {
      throw new AssertionError("the disk stays mounted: " + refusal);
    }
  }

  /** Returns why the command failed; empty if it succeeded. */
  private static String run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 ? "" : said + " ";
    } catch (IOException impossible) {
      return String.valueOf(impossible.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while a disk was mounted");
    }
  }
}
