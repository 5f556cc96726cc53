package org.workerservice.config;

import java.time.Duration;

/**
 * How many clients may be connected and for how long without a request.
 *
 * @param requestWait time until a request has begun, from the opening of a connection or its last
 *     answer
 * @param maxAnonymous connections on which no token has been accepted yet
 * @param maxPerToken connections on which the tokens of one subject are in use
 * @param maxPerAddress connections of one client address; 0 for any number
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
