package org.workerservice.client;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/**
 * The rows that were rejected or skipped, or that lost links, as CSV in row order. Created with the
 * first such row; the file of an earlier import is deleted.
 */
final class RejectedFile implements Closeable {
  private static final String HEADER = "row,field,code,message\n";
  private static final CSVFormat LINES = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  private final Path path;
  private FileChannel channel;
  private long bytes;

  /** Opens the file and truncates it to the acknowledged length. */
  RejectedFile(Path path, long bytes) throws IOException {
    this.path = path;
    this.bytes = bytes;
    if (bytes == 0) {
      Files.deleteIfExists(path);
    } else {
      open();
      channel.truncate(bytes);
      channel.position(channel.size());
      this.bytes = channel.size();
    }
  }

  private void open() throws IOException {
    channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Adds rows and returns the length of the file after them. */
  long add(List<Rejection> rejections) throws IOException {
    if (rejections.isEmpty()) {
      return bytes;
    }
    StringBuilder text = new StringBuilder();
    if (channel == null) {
      open();
    }
    if (bytes == 0) {
      text.append(HEADER);
    }
    for (Rejection rejection : rejections) {
      text.append(
              LINES.format(
                  rejection.row(), rejection.field(), rejection.code(), rejection.message()))
          .append('\n');
    }
    write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
    return bytes;
  }

  private void write(ByteBuffer buffer) throws IOException {
    bytes += buffer.remaining();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
