package org.workerservice.api.http;

/** What the tokens of one subject have under way on this node; safe for any thread. */
final class Account {
  private final BoundedSum requests;
  private final BoundedSum bodyBytes;
  private final BoundedSum connections;

  Account(Traffic.Bounds bounds) {
    this.requests = new BoundedSum(bounds.inFlightPerToken());
    // One subject alone cannot keep the others from sending bodies.
    this.bodyBytes = new BoundedSum(bounds.bodyMemory() / 2);
    this.connections = new BoundedSum(bounds.connectionsPerToken());
  }

  /** Requests that are received or worked on. */
  BoundedSum requests() {
    return requests;
  }

  /** Bytes of their bodies. */
  BoundedSum bodyBytes() {
    return bodyBytes;
  }

  /** Connections on which a token of the subject was accepted last. */
  BoundedSum connections() {
    return connections;
  }
}
