package org.workerservice.relay;

import io.vertx.core.buffer.Buffer;

/**
 * An event as subscribers get it, encoded once for all of them.
 *
 * @param sequence sequence of the event
 * @param text the encoded event; do not change it
 */
public record Frame(long sequence, Buffer text) {
  @Override
  public String toString() {
    return "Frame[" + sequence + "]";
  }
}
