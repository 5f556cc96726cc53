package org.workerservice.relay;

import io.vertx.core.buffer.Buffer;

/**
 * An event in the form in which subscribers get it, made once for all of them.
 *
 * @param sequence of the event
 * @param text must not be changed
 */
public record Frame(long sequence, Buffer text) {
  @Override
  public String toString() {
    return "Frame[" + sequence + "]";
  }
}
