package org.workerservice.bus;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/** Passes immutable messages by reference; they never leave the node. */
final class LocalCodec implements MessageCodec<Object, Object> {
  static final String NAME = "worker-service-local";

  @Override
  public void encodeToWire(Buffer buffer, Object message) {
    throw new IllegalStateException("A local message must not leave the node.");
  }

  @Override
  public Object decodeFromWire(int position, Buffer buffer) {
    throw new IllegalStateException("A local message must not come from another node.");
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
