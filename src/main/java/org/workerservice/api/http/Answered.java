package org.workerservice.api.http;

/**
 * Says that a request has its answer. Every route must return a future of it ({@link Handling}), so
 * that answering is part of its chain and a failure on the way there becomes an answer, too.
 */
public enum Answered {
  /** Returned by whatever writes an answer. */
  GIVEN
}
