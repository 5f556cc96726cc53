package org.workerservice.api.http;

/** The machine-readable codes of error answers and their HTTP status. */
public enum ErrorCode {
  MALFORMED_REQUEST(400),
  BROKEN_QUERY(400),
  UNAUTHENTICATED(401),
  FORBIDDEN(403),
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  NOT_ACCEPTABLE(406),
  REQUEST_TIMEOUT(408),
  DUPLICATE_DETECTED(409),
  ID_TAKEN(409),
  NOT_DELETED(409),
  ODS_CODE_TAKEN(409),
  STILL_REFERENCED(409),
  TRAINING_UNDER_WAY(409),
  CURSOR_EXPIRED(410),
  VERSION_MISMATCH(412),
  PAYLOAD_TOO_LARGE(413),
  URI_TOO_LONG(414),
  UNSUPPORTED_MEDIA_TYPE(415),
  EXPECTATION_FAILED(417),
  VALIDATION_ERROR(422),
  IDEMPOTENCY_KEY_REUSED(422),
  IMPORT_ROWS_DIFFER(422),
  TOO_MANY_REQUESTS(429),
  HEADERS_TOO_LARGE(431),
  INTERNAL_ERROR(500),
  SERVICE_UNAVAILABLE(503);

  private final int status;

  ErrorCode(int status) {
    this.status = status;
  }

  /** Returns the HTTP status of the code. */
  public int status() {
    return status;
  }
}
