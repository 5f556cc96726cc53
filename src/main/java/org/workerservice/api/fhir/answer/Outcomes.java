package org.workerservice.api.fhir.answer;

import java.util.List;
import org.hl7.fhir.r5.model.OperationOutcome;
import org.hl7.fhir.r5.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r5.model.OperationOutcome.IssueType;
import org.hl7.fhir.r5.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.workerservice.api.fhir.resource.Systems;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.validation.Violation;

/** Makes the {@code OperationOutcome} of an error, or of a success that is worth a word. */
public final class Outcomes {
  private Outcomes() {}

  /**
   * Returns the outcome of an error.
   *
   * @param details violations become issues of their own; anything else is left out
   */
  public static OperationOutcome error(ErrorCode code, String message, Object details) {
    OperationOutcome outcome = new OperationOutcome();
    if (details instanceof List<?> list
        && !list.isEmpty()
        && list.getFirst() instanceof Violation) {
      list.forEach(one -> add(outcome, code, (Violation) one));
    } else {
      add(outcome, code, message);
    }
    return outcome;
  }

  private static void add(OperationOutcome outcome, ErrorCode code, Violation violation) {
    OperationOutcomeIssueComponent issue = add(outcome, code, violation.message());
    issue.setCode(type(code, violation));
    if (!violation.field().isEmpty()) {
      issue.addExpression(Expressions.of(violation.field()));
    }
  }

  private static IssueType type(ErrorCode code, Violation violation) {
    return switch (violation.code()) {
      case "required" -> IssueType.REQUIRED;
      case "invalid_format", "wrong_type", "out_of_range" -> IssueType.VALUE;
      case "unsupported" -> IssueType.NOTSUPPORTED;
      case "too_long" -> IssueType.TOOLONG;
      default -> IssueTypes.of(code);
    };
  }

  /** Adds an error to an outcome and returns it. */
  public static OperationOutcomeIssueComponent add(
      OperationOutcome outcome, ErrorCode code, String message) {
    OperationOutcomeIssueComponent issue =
        outcome.addIssue().setSeverity(severity(code)).setCode(IssueTypes.of(code));
    issue
        .getDetails()
        .setText(message)
        .addCoding()
        .setSystem(Systems.ERROR_CODE)
        .setCode(code.name());
    issue.setDiagnostics(message);
    return issue;
  }

  private static IssueSeverity severity(ErrorCode code) {
    return code == ErrorCode.INTERNAL_ERROR ? IssueSeverity.FATAL : IssueSeverity.ERROR;
  }

  /** Returns an outcome that says that all went well. */
  public static OperationOutcome success(String message) {
    OperationOutcome outcome = new OperationOutcome();
    outcome
        .addIssue()
        .setSeverity(IssueSeverity.INFORMATION)
        .setCode(IssueType.INFORMATIONAL)
        .setDiagnostics(message);
    return outcome;
  }
}
