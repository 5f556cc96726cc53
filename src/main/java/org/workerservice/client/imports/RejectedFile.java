package org.workerservice.client.imports;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.workerservice.client.file.Rejection;
import org.workerservice.client.file.RowSource;

/**
 * The rows that were rejected or skipped, or that lost links or values, as CSV in row order, with
 * their cells in the source. Created with the first such row, readable by the owner only; the file
 * of an earlier import is deleted.
 */
final class RejectedFile implements Closeable {
  private static final List<String> COLUMNS = List.of("row", "line", "field", "code", "message");
  private static final CSVFormat LINES = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
  private static final Set<StandardOpenOption> OPTIONS =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Path path;
  private final RowSource source;
  private FileChannel channel;
  private long bytes;

  /** Opens the file and truncates it to the acknowledged length. */
  RejectedFile(Path path, long bytes, RowSource source) throws IOException {
    this.path = path;
    this.source = source;
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
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      channel = FileChannel.open(path, OPTIONS, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } else {
      channel = FileChannel.open(path, OPTIONS);
    }
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
      text.append(LINES.format(header().toArray())).append('\n');
    }
    for (Rejection rejection : rejections) {
      text.append(LINES.format(cells(rejection).toArray())).append('\n');
    }
    write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
    return bytes;
  }

  /** The columns of the source keep their names, so that a corrected file can be imported. */
  private List<String> header() {
    boolean taken = source.columns().stream().anyMatch(COLUMNS::contains);
    List<String> header = new ArrayList<>();
    COLUMNS.forEach(column -> header.add(taken ? "rejected_" + column : column));
    header.addAll(source.columns());
    return header;
  }

  private List<String> cells(Rejection rejection) {
    List<String> cells = new ArrayList<>();
    cells.add(Long.toString(rejection.row()));
    cells.add(Long.toString(rejection.line()));
    cells.add(rejection.field());
    cells.add(rejection.code());
    cells.add(rejection.message());
    cells.addAll(source.cells(rejection.source()));
    return cells;
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
