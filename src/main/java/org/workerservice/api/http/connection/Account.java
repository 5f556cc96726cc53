package org.workerservice.api.http.connection;

/** The load that the tokens of one subject put on this node. Thread-safe. */
public final class Account {
  private final BoundedSum requests;
  private final BoundedSum bodyBytes;
  private final BoundedSum connections;

  Account(Traffic.Bounds bounds) {
    this.requests = new BoundedSum(bounds.inFlightPerToken());
    // One subject alone cannot keep others from sending bodies.
    this.bodyBytes = new BoundedSum(bounds.bodyMemory() / 2);
    this.connections = new BoundedSum(bounds.connectionsPerToken());
  }

  /** Requests in flight, including those whose body is still being received. */
  public BoundedSum requests() {
    return requests;
  }

  /** Bytes of the bodies of these requests. */
  BoundedSum bodyBytes() {
    return bodyBytes;
  }

  /** Connections on which the service last accepted a token of the subject. */
  BoundedSum connections() {
    return connections;
  }
}
