package org.workerservice.relay.kafka;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A record to publish.
 *
 * @param key the worker or organisation whose order it belongs to
 * @param value empty for a tombstone, which removes the key from a compacted topic
 * @param headers name to value
 */
record OutgoingRecord(Topic topic, UUID key, Optional<byte[]> value, Map<String, String> headers) {
  /** Copies the headers. */
  OutgoingRecord {
    headers = Map.copyOf(headers);
  }

  @Override
  public String toString() {
    return "OutgoingRecord[" + topic.name() + " " + key + "]";
  }
}
