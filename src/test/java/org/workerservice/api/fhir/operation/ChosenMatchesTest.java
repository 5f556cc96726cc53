package org.workerservice.api.fhir.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.support.SampleWorkers.id;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r5.model.Practitioner;
import org.junit.jupiter.api.Test;
import org.workerservice.flow.PotentialMatch;
import org.workerservice.matching.score.Bands;
import org.workerservice.matching.score.MatchResult;
import org.workerservice.model.MatchDecision;
import org.workerservice.support.SampleWorkers;

class ChosenMatchesTest {
  private static final MatchInput ANY = request(false, false, 10);
  private static final MatchInput SINGLE = request(true, false, 10);
  private static final MatchInput CERTAIN = request(false, true, 10);

  private static MatchInput request(boolean single, boolean certain, int limit) {
    return new MatchInput(new Practitioner(), single, certain, limit);
  }

  private static MatchResult result(double score, Optional<String> conflict) {
    return new MatchResult(
        score,
        Bands.STANDARD.of(score),
        List.of(),
        conflict,
        Optional.empty(),
        MatchResult.bits(score));
  }

  private static PotentialMatch match(
      long number, double score, Optional<String> conflict, Optional<MatchDecision> decision) {
    return new PotentialMatch(
        SampleWorkers.withoutId(),
        SampleWorkers.living(number).build(),
        result(score, conflict),
        decision);
  }

  private static PotentialMatch match(long number, double score) {
    return match(number, score, Optional.empty(), Optional.empty());
  }

  private static PotentialMatch decided(long number, double score, MatchDecision decision) {
    return match(number, score, Optional.empty(), Optional.of(decision));
  }

  private static List<UUID> ids(ChosenMatches chosen) {
    return chosen.matches().stream()
        .map(graded -> graded.match().worker().id().orElseThrow())
        .toList();
  }

  private static List<MatchGrade> grades(PotentialMatch... ranked) {
    return ChosenMatches.of(ANY, List.of(ranked)).matches().stream()
        .map(ChosenMatches.Graded::grade)
        .toList();
  }

  @Test
  void shouldGradeByBand() {
    assertThat(grades(match(1, 0.99), match(2, 0.90), match(3, 0.60)))
        .containsExactly(MatchGrade.CERTAIN, MatchGrade.PROBABLE, MatchGrade.POSSIBLE);
  }

  @Test
  void shouldNotBeCertainDespiteAConflict() {
    assertThat(grades(match(1, 1.0, Optional.of("numbers differ"), Optional.empty())))
        .containsExactly(MatchGrade.PROBABLE);
  }

  @Test
  void shouldPutDecisionsOfStewardsAboveScores() {
    ChosenMatches chosen =
        ChosenMatches.of(
            ANY,
            List.of(
                decided(1, 0.99, MatchDecision.REJECTED),
                match(2, 0.96),
                decided(3, 0.60, MatchDecision.CONFIRMED)));

    assertThat(ids(chosen)).containsExactly(id(2), id(3), id(1));
    assertThat(chosen.matches())
        .extracting(ChosenMatches.Graded::grade)
        .containsExactly(MatchGrade.CERTAIN, MatchGrade.CERTAIN, MatchGrade.CERTAINLY_NOT);
  }

  @Test
  void shouldReturnNoMoreThanTheLimit() {
    List<PotentialMatch> ranked = List.of(match(1, 0.9), match(2, 0.8), match(3, 0.7));

    assertThat(ids(ChosenMatches.of(request(false, false, 2), ranked)))
        .containsExactly(id(1), id(2));
  }

  @Test
  void shouldReturnTheBestSingleMatch() {
    assertThat(ids(ChosenMatches.of(SINGLE, List.of(match(1, 0.8), match(2, 0.7)))))
        .containsExactly(id(1));
  }

  @Test
  void shouldReturnNoSingleMatchOfTwoEquallyGoodOnes() {
    ChosenMatches chosen = ChosenMatches.of(SINGLE, List.of(match(1, 0.8), match(2, 0.8)));

    assertThat(chosen.matches()).isEmpty();
    assertThat(chosen.advice().orElseThrow()).contains("equally well");
  }

  @Test
  void shouldReturnNoRejectedSingleMatch() {
    assertThat(
            ids(
                ChosenMatches.of(
                    SINGLE, List.of(decided(1, 0.99, MatchDecision.REJECTED), match(2, 0.6)))))
        .containsExactly(id(2));
  }

  @Test
  void shouldReturnTheOnlyCertainMatch() {
    ChosenMatches chosen =
        ChosenMatches.of(CERTAIN, List.of(match(1, 0.97), match(2, 0.9), match(3, 0.6)));

    assertThat(ids(chosen)).containsExactly(id(1));
    assertThat(chosen.advice()).isEmpty();
  }

  @Test
  void shouldReturnNoCertainMatchOfSeveral() {
    ChosenMatches chosen = ChosenMatches.of(CERTAIN, List.of(match(1, 1.0), match(2, 0.96)));

    assertThat(chosen.matches()).isEmpty();
    assertThat(chosen.advice().orElseThrow()).contains("with certainty");
  }

  @Test
  void shouldReturnNothingWhenNoMatchIsCertain() {
    assertThat(ChosenMatches.of(CERTAIN, List.of(match(1, 0.94))).matches()).isEmpty();
  }

  @Test
  void shouldReturnNothingForNoMatch() {
    assertThat(ChosenMatches.of(ANY, List.of()))
        .isEqualTo(new ChosenMatches(List.of(), Optional.empty()));
  }
}
