package org.workerservice.relay;

import java.util.Locale;

/** Why a stream of events ends before its subscriber leaves. */
public enum EndReason {
  /** The subscriber reads events more slowly than they arrive. */
  SLOW_READER("The stream was read too slowly; reconnect after the last event that you have."),
  /** The token that opened the stream is no longer valid. */
  TOKEN_EXPIRED(
      "The token has expired; reconnect with a new one after the last event that you have."),
  /** The service is stopping. */
  STOPPING("The service is stopping; reconnect after the last event that you have.");

  private final String message;

  EndReason(String message) {
    this.message = message;
  }

  /** Returns the reason as a code for programs. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the reason as a sentence for people. */
  public String message() {
    return message;
  }
}
