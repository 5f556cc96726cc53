package org.workerservice.bus;

/**
 * The request could not be served now and may be repeated later; the registry is as it was, unless
 * the reason is {@link Reason#OUTCOME_UNKNOWN}.
 */
public final class ServiceUnavailable extends RuntimeException {
  /** Why the request was not served. */
  public enum Reason {
    /** Too many requests are under way. */
    BUSY,
    /** The caller's deadline passed first. */
    DEADLINE_EXCEEDED,
    /** The database cannot be reached or refuses to write. */
    DATABASE,
    /** The disk is full, or almost: what is there can be read, nothing can be changed. */
    DISK_FULL,
    /** The connection broke while a write was being committed. */
    OUTCOME_UNKNOWN,
    /** The service is starting or stopping. */
    NOT_RUNNING,
    /** The search index is being built or cannot be used. */
    SEARCH,
    /** The query takes longer than queries may. */
    QUERY_TIMEOUT
  }

  private final Reason reason;

  /** Takes the reason and a message without personal data. */
  public ServiceUnavailable(Reason reason, String message) {
    this(reason, message, null);
  }

  /** Takes also what was behind it, for the log; the cause may be null. */
  public ServiceUnavailable(Reason reason, String message, Throwable cause) {
    super(message, cause, false, false);
    this.reason = reason;
  }

  /** Returns why the request was not served. */
  public Reason reason() {
    return reason;
  }
}
