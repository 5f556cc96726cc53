package org.workerservice.client.file;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads UTF-8 lines of bounded length, with or without a byte order mark. A line that is too long
 * or not valid UTF-8 is reported and skipped, so one bad line neither exhausts memory nor fails the
 * file.
 */
public final class LineReader implements Closeable {
  /** The maximum text length of the service. A whole worker has a few thousand bytes. */
  public static final int MAX_BYTES = 1 << 20;

  private static final int BUFFER_BYTES = 1 << 16;
  static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream input;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private int position;
  private int limit;
  private long consumed;
  private boolean first = true;

  private final Charset encoding;
  private long number;

  LineReader(InputStream input) {
    this(new SourceBytes(input, StandardCharsets.UTF_8));
  }

  LineReader(SourceBytes source) {
    this.input = source.stream();
    this.encoding = source.encoding();
  }

  /** Returns the encoding of the file. */
  Charset encoding() {
    return encoding;
  }

  /**
   * Returns the number of bytes of the file read so far, up to the end of the last line; an
   * estimate unless the file is in UTF-8.
   */
  long consumed() {
    return encoding.name().startsWith("UTF-16") ? 2 * consumed : consumed;
  }

  /** Returns the next line; empty at the end of the file. */
  Optional<Line> next() throws IOException {
    line.reset();
    number++;
    boolean tooLong = false;
    boolean any = false;
    while (fill()) {
      any = true;
      int end = endOfLine();
      tooLong |= line.size() + end - position > MAX_BYTES;
      if (!tooLong) {
        line.write(buffer, position, end - position);
      }
      consumed += end - position;
      position = end;
      if (end < limit) {
        position++;
        consumed++;
        break;
      }
    }
    return any ? Optional.of(tooLong ? tooLong() : decoded()) : Optional.empty();
  }

  private boolean fill() throws IOException {
    if (position < limit) {
      return true;
    }
    position = 0;
    limit = Math.max(0, input.read(buffer));
    return limit > 0;
  }

  private int endOfLine() {
    int end = position;
    while (end < limit && buffer[end] != '\n') {
      end++;
    }
    return end;
  }

  private Line tooLong() {
    first = false;
    return new Line(number, "", "is longer than " + MAX_BYTES + " bytes");
  }

  private Line decoded() {
    try {
      String decoded = decoder.decode(ByteBuffer.wrap(line.toByteArray())).toString();
      boolean marked = first && !decoded.isEmpty() && decoded.charAt(0) == BYTE_ORDER_MARK;
      String bare = marked ? decoded.substring(1) : decoded;
      String text = bare.endsWith("\r") ? bare.substring(0, bare.length() - 1) : bare;
      return new Line(number, text, "");
    } catch (CharacterCodingException malformed) {
      return new Line(number, "", "is not " + encoding.name());
    } finally {
      first = false;
    }
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
