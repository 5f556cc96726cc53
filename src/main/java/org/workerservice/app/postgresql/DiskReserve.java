package org.workerservice.app.postgresql;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/**
 * A file that keeps room for a full disk: part of it is given up for the server that runs, all of
 * it for one that starts and must first write its log. Blocks on files.
 *
 * @param file in the data directory; missing until it grows
 * @param disk that of the file
 */
record DiskReserve(Path file, FreeSpace disk) {
  static final int STEP = 8 << 20;
  static final long SIZE = 8L * STEP;

  /** Two segments of the server's log, its lock file, and what a start of the service writes. */
  static final long FOR_A_START = 5L * STEP;

  /** Random, because some file systems give zeros no room. */
  private static final byte[] BLOCK = block();

  static DiskReserve in(Path dataDirectory) throws IOException {
    return new DiskReserve(dataDirectory.resolve("reserve"), FreeSpace.of(dataDirectory));
  }

  boolean isWhole() throws IOException {
    return size() >= SIZE;
  }

  /** Adds a step; a disk that is full meanwhile keeps what it took. */
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
   * Gives room to a server that runs, but keeps what a start needs.
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
   * Gives everything if the disk has less free than a start or an end needs.
   *
   * @return whether it did
   */
  boolean giveAllIfShort() throws IOException {
    return isShort() && Files.deleteIfExists(file);
  }

  /** Whether a server that starts may lack room. */
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
