package org.workerservice.api.http.answer;

/**
 * Shows that a request was answered. Every route must return a future of it ({@link
 * org.workerservice.api.http.Handling}), so that answering is part of its chain and a failure
 * before or during it also becomes an answer.
 */
public enum Answered {
  /** The answer was written. */
  GIVEN
}
