package org.workerservice.config;

import java.time.Duration;
import org.workerservice.config.value.InvalidSetting;
import org.workerservice.config.value.Require;

/**
 * Published changes.
 *
 * @param retention how long events are kept; zero for ever
 * @param maxStreams max clients that listen at the same time
 * @param streamBuffer max events waiting for a slow client
 * @param heartbeat interval of the heartbeats of a stream
 * @param stalledReader time after which a client that reads nothing is disconnected
 * @param replayRate max older events per second read for all lagging clients together
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
