package org.workerservice.relay;

import java.util.Locale;

/** Why a stream of events ends before its subscriber leaves. */
public enum EndReason {
  /** The subscriber takes events more slowly than they come. */
  SLOW_READER("The stream was read too slowly; go on after the last event you have."),
  /** The token that opened the stream is no longer valid. */
  TOKEN_EXPIRED("The token has expired; go on with a new one after the last event you have."),
  /** The service stops. */
  STOPPING("The service is stopping; go on after the last event you have.");

  private final String message;

  EndReason(String message) {
    this.message = message;
  }

  /** The reason for programs. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The reason for people. */
  public String message() {
    return message;
  }
}
