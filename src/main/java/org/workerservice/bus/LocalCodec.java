package org.workerservice.bus;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/** Hands immutable messages over by reference; they never leave the node. */
final class LocalCodec implements MessageCodec<Object, Object> {
  static final String NAME = "worker-service-local";

  @Override
  public void encodeToWire(Buffer buffer, Object message) {
    throw new IllegalStateException("A local message was about to leave the node.");
  }

  @Override
  public Object decodeFromWire(int position, Buffer buffer) {
    throw new IllegalStateException("A local message came from another node.");
  }

  @Override
  public Object transform(Object message) {
    return message;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public byte systemCodecID() {
    return -1;
  }
}
