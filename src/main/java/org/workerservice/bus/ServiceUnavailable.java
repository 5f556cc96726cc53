package org.workerservice.bus;

/**
 * The request cannot be served now; the caller may retry it later. The registry is unchanged,
 * unless the reason is {@link Reason#OUTCOME_UNKNOWN}.
 */
public final class ServiceUnavailable extends RuntimeException {
  /** Why the request was not served. */
  public enum Reason {
    /** Too many requests are in progress. */
    BUSY,
    /** The caller's deadline passed first. */
    DEADLINE_EXCEEDED,
    /** The database cannot be reached or refuses to write. */
    DATABASE,
    /** The disk is full or almost full: reads work, changes do not. */
    DISK_FULL,
    /** The connection broke while a write was being committed. */
    OUTCOME_UNKNOWN,
    /** The service is starting or stopping. */
    NOT_RUNNING,
    /** The search index is being built or is unusable. */
    SEARCH,
    /** The query exceeded the query timeout. */
    QUERY_TIMEOUT
  }

  private final Reason reason;

  /** Creates an exception without a cause; the message must not contain personal data. */
  public ServiceUnavailable(Reason reason, String message) {
    this(reason, message, null);
  }

  /**
   * Creates an exception with a cause for the log, which may be null; the message must not contain
   * personal data.
   */
  public ServiceUnavailable(Reason reason, String message, Throwable cause) {
    super(message, cause, false, false);
    this.reason = reason;
  }

  /** Returns why the request was not served. */
  public Reason reason() {
    return reason;
  }
}
