package org.workerservice.config;

import java.time.Duration;

/**
 * Published changes.
 *
 * @param retention how long they are kept; zero for good
 * @param maxStreams clients that listen at the same time
 * @param streamBuffer events that may wait for a client that reads slowly
 * @param heartbeat time between two signs of life of a stream
 */
public record EventsSettings(
    Duration retention, int maxStreams, int streamBuffer, Duration heartbeat) {
  /** Checks the bounds. */
  public EventsSettings {
    if (!retention.isZero() && retention.compareTo(Duration.ofHours(1)) < 0) {
      throw new InvalidSetting("retention", "must be 0 or a duration of at least 1h");
    }
    Require.between("max_streams", maxStreams, 0, 100_000);
    Require.between("stream_buffer", streamBuffer, 1, 1_000_000);
    Require.between("heartbeat", heartbeat, Duration.ofMillis(100), Duration.ofMinutes(5));
  }
}
