package org.workerservice.api.fhir.operation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hl7.fhir.r5.model.Bundle;
import org.hl7.fhir.r5.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r5.model.Bundle.BundleType;
import org.hl7.fhir.r5.model.Bundle.LinkRelationTypes;
import org.hl7.fhir.r5.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r5.model.CodeType;
import org.hl7.fhir.r5.model.OperationOutcome;
import org.hl7.fhir.r5.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r5.model.OperationOutcome.IssueType;
import org.hl7.fhir.r5.model.Practitioner;
import org.workerservice.model.Worker;

/** Makes the answer of {@code $match}: a search set, best match first. */
final class MatchBundle {
  /** The extension in which HL7 expects the grade of a match. */
  static final String GRADE = "http://hl7.org/fhir/StructureDefinition/match-grade";

  private static final int DECIMALS = 4;

  private MatchBundle() {}

  /**
   * Returns the bundle.
   *
   * @param base URL of the interface, without a trailing slash
   * @param shown makes the resource of a worker, as the caller may see it
   * @param advice sentences for the caller; no outcome is added if there are none
   */
  static Bundle of(
      String base,
      List<ChosenMatches.Graded> matches,
      Function<Worker, Practitioner> shown,
      List<String> advice) {
    Bundle bundle = new Bundle().setType(BundleType.SEARCHSET).setTotal(matches.size());
    bundle.addLink().setRelation(LinkRelationTypes.SELF).setUrl(base + "/Practitioner/$match");
    for (ChosenMatches.Graded graded : matches) {
      bundle.addEntry(entry(base, graded, shown.apply(graded.match().worker())));
    }
    if (!advice.isEmpty()) {
      bundle
          .addEntry()
          .setFullUrl("urn:uuid:" + UUID.randomUUID())
          .setResource(outcome(advice))
          .getSearch()
          .setMode(SearchEntryMode.OUTCOME);
    }
    return bundle;
  }

  private static BundleEntryComponent entry(
      String base, ChosenMatches.Graded graded, Practitioner practitioner) {
    BundleEntryComponent entry =
        new BundleEntryComponent()
            .setFullUrl(base + "/Practitioner/" + practitioner.getIdPart())
            .setResource(practitioner);
    entry
        .getSearch()
        .setMode(SearchEntryMode.MATCH)
        .setScore(score(graded.match().result().score()))
        .addExtension(GRADE, new CodeType(graded.grade().code()));
    return entry;
  }

  /** Rounds down, so that no score looks like that of a better grade. */
  private static BigDecimal score(double score) {
    return BigDecimal.valueOf(score).setScale(DECIMALS, RoundingMode.DOWN).stripTrailingZeros();
  }

  private static OperationOutcome outcome(List<String> advice) {
    OperationOutcome outcome = new OperationOutcome();
    for (String sentence : advice) {
      outcome
          .addIssue()
          .setSeverity(IssueSeverity.INFORMATION)
          .setCode(IssueType.INFORMATIONAL)
          .setDiagnostics(sentence)
          .getDetails()
          .setText(sentence);
    }
    return outcome;
  }
}
