package org.workerservice.matching.feature;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Reads what {@link FeatureWriter} wrote; for one thread. */
final class FeatureReader {
  private final byte[] bytes;
  private int position;

  FeatureReader(byte[] bytes) {
    this.bytes = bytes;
  }

  int count() {
    int value = 0;
    for (int shift = 0; shift < 32; shift += 7) {
      int next = bytes[position++];
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("damaged match features: invalid count");
  }

  int integer() {
    int at = position;
    position += 4;
    return (bytes[at] & 0xff) << 24
        | (bytes[at + 1] & 0xff) << 16
        | (bytes[at + 2] & 0xff) << 8
        | bytes[at + 3] & 0xff;
  }

  long number() {
    return (long) integer() << 32 | integer() & 0xffffffffL;
  }

  String text() {
    int length = size();
    if (length == 0) {
      return "";
    }
    String value = new String(bytes, position, length, StandardCharsets.UTF_8);
    position += length;
    return value;
  }

  <T> List<T> list(Function<FeatureReader, T> element) {
    int size = size();
    return switch (size) {
      case 0 -> List.of();
      case 1 -> List.of(element.apply(this));
      default -> many(size, element);
    };
  }

  /** Fills an array without copies: features are read far more often than they are written. */
  @SuppressWarnings("unchecked")
  private <T> List<T> many(int size, Function<FeatureReader, T> element) {
    Object[] values = new Object[size];
    for (int i = 0; i < size; i++) {
      values[i] = element.apply(this);
    }
    return (List<T>) List.copyOf(Arrays.asList(values));
  }

  /** Reads a size; a damaged size must not allocate more memory than the bytes can fill. */
  int size() {
    int size = count();
    if (size < 0 || size > bytes.length - position) {
      throw new IllegalArgumentException("damaged match features: invalid size");
    }
    return size;
  }

  boolean finished() {
    return position == bytes.length;
  }
}
