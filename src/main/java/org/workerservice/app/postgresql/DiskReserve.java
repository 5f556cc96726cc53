package org.workerservice.app.postgresql;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/**
 * A file that reserves room for a full disk. Part of it is released for a running server, all of it
 * for a starting server, which must write its log first. Blocks on files.
 *
 * @param file in the data directory; does not exist until the reserve grows
 * @param disk the disk of the file
 */
record DiskReserve(Path file, FreeSpace disk) {
  static final int STEP = 8 << 20;
  static final long SIZE = 8L * STEP;

  /**
   * Room for two segments of the server's log, its lock file, and what the service writes at start.
   */
  static final long FOR_A_START = 5L * STEP;

  /** Random, because some file systems allocate no space for zeros. */
  private static final byte[] BLOCK = block();

  static DiskReserve in(Path dataDirectory) throws IOException {
    return new DiskReserve(dataDirectory.resolve("reserve"), FreeSpace.of(dataDirectory));
  }

  boolean isWhole() throws IOException {
    return size() >= SIZE;
  }

  /** Adds a step. If the disk fills up during the write, what was written stays. */
  void grow() throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long end = Math.min(SIZE, channel.size() + STEP);
      channel.position(channel.size());
      while (channel.position() < end) {
        channel.write(ByteBuffer.wrap(BLOCK));
      }
    }
  }

  /**
   * Releases room for a running server, but keeps what a start needs.
   *
   * @return whether there was any to give
   */
  boolean giveSome() throws IOException {
    if (size() <= FOR_A_START) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(FOR_A_START);
      return true;
    }
  }

  /**
   * Releases everything if the disk has less free space than a start or a shutdown needs.
   *
   * @return whether it did
   */
  boolean giveAllIfShort() throws IOException {
    return isShort() && Files.deleteIfExists(file);
  }

  /** Returns whether a starting server may lack room. */
  boolean isShort() throws IOException {
    return disk.bytes() < FOR_A_START;
  }

  private long size() throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  private static byte[] block() {
    byte[] block = new byte[1 << 20];
    new Random(0).nextBytes(block);
    return block;
  }
}
