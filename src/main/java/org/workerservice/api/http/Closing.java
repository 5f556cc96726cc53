package org.workerservice.api.http;

import java.util.Locale;

/** Why the service closes a connection of its own accord. */
public enum Closing {
  /** No request has begun within the time for it. */
  NO_REQUEST,
  /** A request was refused, and neither did its body end nor did the client leave. */
  REFUSED,
  /** Too many connections have shown no token; this was the oldest or there was none to close. */
  ANONYMOUS,
  /** Too many connections come from one address. */
  ADDRESS,
  /** The client of a stream of events takes nothing. */
  STALLED_READER;

  /** The value of the metric's label. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
