package org.workerservice.security;

/** What a token turned out to be worth. */
public sealed interface Verification {
  /**
   * The token is good until it expires.
   *
   * @param caller who sent it
   */
  record Accepted(Caller caller) implements Verification {}

  /**
   * The request is to be answered 401.
   *
   * @param reason a sentence for the caller; holds nothing of the token
   */
  record Refused(String reason) implements Verification {}
}
