package org.workerservice.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A record as a topic delivered it.
 *
 * @param timestamp of the record in milliseconds since the epoch
 * @param key empty if it has none
 * @param value empty if it has none
 */
@SuppressWarnings("ArrayRecordComponent")
public record Delivery(
    String topic,
    int partition,
    long offset,
    long timestamp,
    Optional<byte[]> key,
    Optional<byte[]> value,
    List<Header> headers) {
  /** Makes a defensive copy of the list. */
  public Delivery {
    headers = List.copyOf(headers);
  }

  /** A header of the record. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Header(String name, Optional<byte[]> value) {}

  /** Returns the text of the last header of this name. */
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.name().equals(name))
        .reduce((earlier, later) -> later)
        .flatMap(Header::value)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** Returns the size of key and value in bytes. */
  public int size() {
    return key.map(bytes -> bytes.length).orElse(0) + value.map(bytes -> bytes.length).orElse(0);
  }

  /** Records may hold personal data. */
  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset;
  }
}
