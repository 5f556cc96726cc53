package org.workerservice.config;

import java.time.Duration;

/**
 * Published changes.
 *
 * @param retention how long they are kept; zero for good
 * @param maxStreams clients that listen at the same time
 * @param streamBuffer events that may wait for a client that reads slowly
 * @param heartbeat time between two signs of life of a stream
 * @param stalledReader time after which a client that takes nothing is given up
 * @param replayRate older events a second that are read for all clients that are behind
 */
public record EventsSettings(
    Duration retention,
    int maxStreams,
    int streamBuffer,
    Duration heartbeat,
    Duration stalledReader,
    int replayRate) {
  /** Checks the bounds. */
  public EventsSettings {
    if (!retention.isZero() && retention.compareTo(Duration.ofHours(1)) < 0) {
      throw new InvalidSetting("retention", "must be 0 or a duration of at least 1h");
    }
    Require.between("max_streams", maxStreams, 0, 100_000);
    Require.between("stream_buffer", streamBuffer, 1, 1_000_000);
    Require.between("heartbeat", heartbeat, Duration.ofMillis(100), Duration.ofMinutes(5));
    Require.between("stalled_reader", stalledReader, Duration.ofSeconds(1), Duration.ofHours(1));
    Require.between("replay_rate", replayRate, 1, 10_000_000);
  }
}
