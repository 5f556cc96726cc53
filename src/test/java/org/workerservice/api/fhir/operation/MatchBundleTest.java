package org.workerservice.api.fhir.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r5.model.Bundle;
import org.hl7.fhir.r5.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r5.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r5.model.OperationOutcome;
import org.hl7.fhir.r5.model.Practitioner;
import org.junit.jupiter.api.Test;
import org.workerservice.flow.PotentialMatch;
import org.workerservice.matching.score.Bands;
import org.workerservice.matching.score.MatchResult;
import org.workerservice.model.Worker;
import org.workerservice.support.FhirValidation;
import org.workerservice.support.SampleWorkers;

class MatchBundleTest {
  private static final String BASE = "http://localhost:8080/fhir";

  private static Practitioner resource(Worker worker) {
    Practitioner practitioner = new Practitioner();
    practitioner.setId(worker.id().orElseThrow().toString());
    practitioner.addName().setFamily(worker.name().family());
    return practitioner;
  }

  private static ChosenMatches.Graded graded(long number, double score) {
    MatchResult result =
        new MatchResult(
            score, Bands.STANDARD.of(score), List.of(), Optional.empty(), Optional.empty(), 1);
    PotentialMatch match =
        new PotentialMatch(
            SampleWorkers.withoutId(),
            SampleWorkers.living(number).build(),
            result,
            Optional.empty());
    return new ChosenMatches.Graded(match, MatchGrade.of(match));
  }

  private static Bundle bundle(List<ChosenMatches.Graded> matches, List<String> advice) {
    Bundle bundle = MatchBundle.of(BASE, matches, MatchBundleTest::resource, advice);
    FhirValidation.assertValid(bundle);
    return bundle;
  }

  @Test
  void shouldNameScoreAndGradeOfEachMatch() {
    BundleEntryComponent entry =
        bundle(List.of(graded(1, 0.849_999)), List.of()).getEntryFirstRep();

    assertThat(entry.getFullUrl()).isEqualTo(BASE + "/Practitioner/" + SampleWorkers.id(1));
    assertThat(entry.getSearch().getMode()).isEqualTo(SearchEntryMode.MATCH);
    assertThat(entry.getSearch().getScore()).isEqualByComparingTo("0.8499");
    assertThat(entry.getSearch().getExtensionByUrl(MatchBundle.GRADE).getValue().primitiveValue())
        .isEqualTo("possible");
  }

  @Test
  void shouldKeepTheOrderAndCountMatches() {
    Bundle bundle = bundle(List.of(graded(2, 1), graded(1, 0.7)), List.of());

    assertThat(bundle.getTotal()).isEqualTo(2);
    assertThat(bundle.getEntry())
        .extracting(entry -> entry.getResource().getIdPart())
        .containsExactly(SampleWorkers.id(2).toString(), SampleWorkers.id(1).toString());
  }

  @Test
  void shouldBeEmptyForNoMatch() {
    Bundle bundle = bundle(List.of(), List.of());

    assertThat(bundle.getEntry()).isEmpty();
    assertThat(bundle.getTotal()).isZero();
  }

  @Test
  void shouldEndWithAdvice() {
    Bundle bundle = bundle(List.of(graded(1, 0.7)), List.of("Add a name."));

    BundleEntryComponent last = bundle.getEntry().getLast();
    assertThat(last.getSearch().getMode()).isEqualTo(SearchEntryMode.OUTCOME);
    assertThat(((OperationOutcome) last.getResource()).getIssueFirstRep().getDiagnostics())
        .isEqualTo("Add a name.");
    assertThat(bundle.getTotal()).isEqualTo(1);
  }
}
