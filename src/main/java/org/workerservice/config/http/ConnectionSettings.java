package org.workerservice.config.http;

import java.time.Duration;
import org.workerservice.config.value.Require;

/**
 * Limits of client connections.
 *
 * @param requestWait max time until a request starts, from the opening of a connection or its last
 *     response
 * @param maxAnonymous max connections on which no token has been accepted yet
 * @param maxPerToken max connections that use the tokens of one subject
 * @param maxPerAddress max connections of one client address; 0 for no limit
 */
public record ConnectionSettings(
    Duration requestWait, int maxAnonymous, int maxPerToken, int maxPerAddress) {
  private static final int MAX_CONNECTIONS = 1_000_000;

  /** Checks the bounds. */
  public ConnectionSettings {
    Require.between("request_wait", requestWait, Duration.ofMillis(100), Duration.ofDays(1));
    Require.between("max_anonymous", maxAnonymous, 1, MAX_CONNECTIONS);
    Require.between("max_per_token", maxPerToken, 1, MAX_CONNECTIONS);
    Require.between("max_per_address", maxPerAddress, 0, MAX_CONNECTIONS);
  }
}
