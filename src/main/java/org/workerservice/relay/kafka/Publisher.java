package org.workerservice.relay.kafka;

import java.util.List;
import java.util.UUID;

/** Publishes batches. Blocks; for one thread. Failures are {@link KafkaUnavailable}. */
interface Publisher extends AutoCloseable {
  /**
   * Gets ready, and shuts out every other publisher of this registry. Does nothing if it is ready.
   */
  void open(UUID registry);

  /** Publishes all records or, for a reader of committed records, none of them. */
  Publication publish(List<OutgoingRecord> records);

  /** Gives up what is in progress. The publisher can be opened again. */
  @Override
  void close();
}
