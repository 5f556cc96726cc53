package org.workerservice.api.http.connection;

import java.util.Locale;

/** Why the service closes a connection. */
public enum Closing {
  /** No request started in time. */
  NO_REQUEST,
  /** A request was refused, and neither did its body end nor did the client disconnect. */
  REFUSED,
  /** Too many anonymous connections: this was the oldest idle one, or none was idle. */
  ANONYMOUS,
  /** Too many connections from one address. */
  ADDRESS,
  /** The client of an event stream does not read. */
  STALLED_READER;

  /** Returns the value of the metric's label. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
