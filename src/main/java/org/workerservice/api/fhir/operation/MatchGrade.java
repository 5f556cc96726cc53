package org.workerservice.api.fhir.operation;

import org.workerservice.flow.PotentialMatch;
import org.workerservice.matching.score.MatchResult;

/** How likely a match is (HL7, code system {@code match-grade}), best first. */
enum MatchGrade {
  CERTAIN("certain"),
  PROBABLE("probable"),
  POSSIBLE("possible"),
  CERTAINLY_NOT("certainly-not");

  private final String code;

  MatchGrade(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }

  /** Returns the grade of a match: a steward's decision takes precedence over the score. */
  static MatchGrade of(PotentialMatch match) {
    if (match.decision().isPresent()) {
      return switch (match.decision().get()) {
        case CONFIRMED -> CERTAIN;
        case REJECTED -> CERTAINLY_NOT;
      };
    }
    return of(match.result());
  }

  /** A pair with contradicting evidence is for a person to judge, so it is never certain. */
  private static MatchGrade of(MatchResult result) {
    return switch (result.quality()) {
      case DEFINITE -> result.conflict().isEmpty() ? CERTAIN : PROBABLE;
      case PROBABLE -> PROBABLE;
      case POSSIBLE, UNLIKELY -> POSSIBLE;
    };
  }
}
