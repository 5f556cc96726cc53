package org.workerservice.api.fhir.answer;

import org.hl7.fhir.r5.model.OperationOutcome.IssueType;
import org.workerservice.api.http.answer.ErrorCode;

/** The issue types of FHIR (value set {@code issue-type}) for the error codes of the service. */
final class IssueTypes {
  private IssueTypes() {}

  static IssueType of(ErrorCode code) {
    return switch (code) {
      case MALFORMED_REQUEST, BROKEN_QUERY -> IssueType.STRUCTURE;
      case UNAUTHENTICATED -> IssueType.LOGIN;
      case FORBIDDEN -> IssueType.FORBIDDEN;
      case NOT_FOUND -> IssueType.NOTFOUND;
      case METHOD_NOT_ALLOWED, NOT_ACCEPTABLE, UNSUPPORTED_MEDIA_TYPE, EXPECTATION_FAILED ->
          IssueType.NOTSUPPORTED;
      case REQUEST_TIMEOUT -> IssueType.TIMEOUT;
      case DUPLICATE_DETECTED -> IssueType.DUPLICATE;
      case ID_TAKEN,
          NOT_DELETED,
          SOURCE_TAKEN,
          SOURCE_DELETED,
          ALREADY_MERGED,
          MATCH_REJECTED,
          NOT_REVERSIBLE,
          ALREADY_DECIDED,
          ALREADY_ASSIGNED,
          ODS_CODE_TAKEN,
          STILL_REFERENCED,
          TRAINING_UNDER_WAY,
          DEDUPLICATION_UNDER_WAY,
          JOB_ENDED,
          VERSION_MISMATCH ->
          IssueType.CONFLICT;
      case MERGED, CURSOR_EXPIRED -> IssueType.DELETED;
      case PAYLOAD_TOO_LARGE, URI_TOO_LONG, HEADERS_TOO_LARGE -> IssueType.TOOLONG;
      case VALIDATION_ERROR, IDEMPOTENCY_KEY_REUSED, IMPORT_ROWS_DIFFER -> IssueType.BUSINESSRULE;
      case TOO_MANY_REQUESTS -> IssueType.THROTTLED;
      case INTERNAL_ERROR -> IssueType.EXCEPTION;
      case SERVICE_UNAVAILABLE -> IssueType.TRANSIENT;
    };
  }
}
