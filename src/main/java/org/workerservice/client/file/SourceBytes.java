package org.workerservice.client.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.workerservice.client.CommandStopped;

/**
 * The bytes of a file as lines in UTF-8. Finds the encoding by the byte order mark, or else takes
 * what the mapping states, or else UTF-16 if every other byte is zero, or else UTF-8.
 *
 * @param stream in UTF-8 with line feeds; a text that cannot be decoded holds the byte 0xFF
 * @param encoding of the file
 */
record SourceBytes(InputStream stream, Charset encoding) {
  private static final int HEAD_BYTES = 1 << 16;

  /**
   * Opens a file.
   *
   * @throws CommandStopped if it is a workbook, an archive or another file that is not text
   */
  static SourceBytes open(InputStream file, Optional<Charset> stated) throws IOException {
    PushbackInputStream input = new PushbackInputStream(file, HEAD_BYTES);
    byte[] head = input.readNBytes(HEAD_BYTES);
    input.unread(head);
    Binary.of(head)
        .ifPresent(
            binary -> {
              throw new CommandStopped(binary.complaint());
            });
    Charset encoding = encoding(head, stated);
    InputStream decoded =
        encoding.equals(StandardCharsets.UTF_8) ? input : new Transcoder(input, encoding);
    return new SourceBytes(
        endsLinesWithReturns(head) ? new ReturnsToFeeds(decoded) : decoded, encoding);
  }

  private static Charset encoding(byte[] head, Optional<Charset> stated) {
    if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
      return StandardCharsets.UTF_8;
    }
    if (startsWith(head, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16LE;
    }
    if (startsWith(head, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
    }
    return stated.or(() -> wide(head)).orElse(StandardCharsets.UTF_8);
  }

  /** Latin text in UTF-16 has a zero in nearly every second byte. */
  private static Optional<Charset> wide(byte[] head) {
    int[] zeros = new int[2];
    for (int index = 0; index < head.length; index++) {
      zeros[index % 2] += head[index] == 0 ? 1 : 0;
    }
    if (zeros[0] + zeros[1] < head.length / 4 || head.length < 4) {
      return Optional.empty();
    }
    return Optional.of(zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
  }

  /** Old programs for the Mac end lines with a carriage return alone. */
  private static boolean endsLinesWithReturns(byte[] head) {
    boolean returns = false;
    for (byte value : head) {
      if (value == '\n') {
        return false;
      }
      returns |= value == '\r';
    }
    return returns;
  }

  private static boolean startsWith(byte[] head, int... start) {
    if (head.length < start.length) {
      return false;
    }
    for (int index = 0; index < start.length; index++) {
      if ((head[index] & 0xFF) != start[index]) {
        return false;
      }
    }
    return true;
  }

  /** Files that people mistake for CSV. */
  private enum Binary {
    WORKBOOK(
        "an Excel workbook (.xlsx) or another ZIP archive. Only text can be imported: in the"
            + " spreadsheet program, save the sheet as \"CSV UTF-8\" and import that file.",
        'P',
        'K',
        3,
        4),
    OLD_WORKBOOK(
        "an old Excel workbook (.xls). Only text can be imported: in the spreadsheet program, save"
            + " the sheet as \"CSV UTF-8\" and import that file.",
        0xD0,
        0xCF,
        0x11,
        0xE0),
    GZIP("compressed with gzip. Decompress it first.", 0x1F, 0x8B),
    PDF("a PDF document. Only CSV and NDJSON can be imported.", '%', 'P', 'D', 'F');

    private final String what;
    private final int[] start;

    Binary(String what, int... start) {
      this.what = what;
      this.start = start;
    }

    String complaint() {
      return "The file is " + what;
    }

    static Optional<Binary> of(byte[] head) {
      for (Binary binary : values()) {
        if (startsWith(head, binary.start)) {
          return Optional.of(binary);
        }
      }
      return Optional.empty();
    }
  }

  /** Ends lines with a line feed. */
  private static final class ReturnsToFeeds extends InputStream {
    private final InputStream input;

    ReturnsToFeeds(InputStream input) {
      this.input = input;
    }

    @Override
    public int read() throws IOException {
      int value = input.read();
      return value == '\r' ? '\n' : value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = input.read(buffer, offset, length);
      for (int index = offset; index < offset + count; index++) {
        if (buffer[index] == '\r') {
          buffer[index] = '\n';
        }
      }
      return count;
    }

    @Override
    public void close() throws IOException {
      input.close();
    }
  }
}
