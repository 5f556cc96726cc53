package org.workerservice.client.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text in another encoding, as UTF-8. What cannot be decoded becomes the byte 0xFF, which UTF-8
 * never has, so that the reader notices it in its line.
 */
final class Transcoder extends InputStream {
  private static final int BYTES = 1 << 13;

  private final InputStream input;
  private final CharsetDecoder decoder;
  private final ByteBuffer encoded = ByteBuffer.allocate(BYTES).flip();
  private final CharBuffer text = CharBuffer.allocate(BYTES);
  private byte[] output = {};
  private final int unit;
  private int position;
  private boolean ended;

  Transcoder(InputStream input, Charset encoding) {
    this.input = input;
    // Half a character of UTF-16 must not take the line break after it along.
    this.unit = encoding.name().startsWith("UTF-16") ? 2 : 1;
    this.decoder =
        encoding
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    while (position == output.length) {
      if (ended) {
        return -1;
      }
      position = 0;
      output = decoded();
    }
    int count = Math.min(length, output.length - position);
    System.arraycopy(output, position, buffer, offset, count);
    position += count;
    return count;
  }

  private byte[] decoded() throws IOException {
    fill();
    text.clear();
    CoderResult result = decoder.decode(encoded, text, ended);
    byte[] bytes = text.flip().toString().getBytes(StandardCharsets.UTF_8);
    if (result.isError()) {
      encoded.position(encoded.position() + Math.min(unit, result.length()));
      byte[] marked = Arrays.copyOf(bytes, bytes.length + 1);
      marked[bytes.length] = (byte) 0xFF;
      ended = false;
      return marked;
    }
    ended = ended && result.isUnderflow();
    return bytes;
  }

  private void fill() throws IOException {
    encoded.compact();
    int count = input.read(encoded.array(), encoded.position(), encoded.remaining());
    encoded.position(encoded.position() + Math.max(0, count));
    encoded.flip();
    ended = count < 0;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
