package org.workerservice.security;

/** The result of verifying a token. */
public sealed interface Verification {
  /**
   * The token is valid until it expires.
   *
   * @param caller who sent it
   */
  record Accepted(Caller caller) implements Verification {}

  /**
   * The request must be answered 401.
   *
   * @param reason a sentence for the caller that quotes nothing from the token
   */
  record Refused(String reason) implements Verification {}
}
