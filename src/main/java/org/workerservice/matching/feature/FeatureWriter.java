package org.workerservice.matching.feature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;

/** Writes the values of features one after another; not thread-safe. */
final class FeatureWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

  /** Writes a number of at least 0, seven bits a byte, low bits first. */
  void count(int value) {
    int rest = value;
    while (rest >= 0x80) {
      bytes.write(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    bytes.write(rest);
  }

  void integer(int value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes.write(value >>> shift);
    }
  }

  void number(long value) {
    integer((int) (value >>> 32));
    integer((int) value);
  }

  void text(String value) {
    byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
    count(encoded.length);
    bytes.writeBytes(encoded);
  }

  <T> void list(List<T> values, BiConsumer<FeatureWriter, T> element) {
    count(values.size());
    values.forEach(value -> element.accept(this, value));
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
