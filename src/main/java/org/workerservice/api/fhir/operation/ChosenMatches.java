package org.workerservice.api.fhir.operation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.workerservice.flow.PotentialMatch;

/**
 * The matches that a request wants.
 *
 * @param matches best first
 * @param advice why there is no match although there are candidates
 */
record ChosenMatches(List<Graded> matches, Optional<String> advice) {

  /** A match and its grade. */
  record Graded(PotentialMatch match, MatchGrade grade) {
    private boolean isAsGoodAs(Graded other) {
      return grade == other.grade
          && match.result().score() == other.match.result().score()
          && match.result().logOdds() == other.match.result().logOdds();
    }

    private boolean isRejected() {
      return grade == MatchGrade.CERTAINLY_NOT;
    }
  }

  /**
   * Chooses from the ranked matches, of which confirmed ones move to the front and rejected ones to
   * the end. A client takes a single or a certain match without looking at it, so that several
   * equally good ones are none.
   */
  static ChosenMatches of(MatchInput input, List<PotentialMatch> ranked) {
    List<Graded> graded =
        ranked.stream()
            .map(match -> new Graded(match, MatchGrade.of(match)))
            .sorted(Comparator.comparing(Graded::grade))
            .toList();
    if (input.onlyCertainMatches()) {
      return certain(graded);
    }
    return input.onlySingleMatch() ? single(graded) : all(graded, input.limit());
  }

  private static ChosenMatches certain(List<Graded> graded) {
    List<Graded> certain =
        graded.stream().filter(one -> one.grade() == MatchGrade.CERTAIN).toList();
    return certain.size() > 1
        ? none(
            "Several workers match with certainty. Repeat the request without onlyCertainMatches.")
        : all(certain, 1);
  }

  private static ChosenMatches single(List<Graded> graded) {
    List<Graded> possible = graded.stream().filter(one -> !one.isRejected()).toList();
    return possible.size() > 1 && possible.get(0).isAsGoodAs(possible.get(1))
        ? none("Several workers match equally well. Repeat the request without onlySingleMatch.")
        : all(possible, 1);
  }

  private static ChosenMatches all(List<Graded> graded, int limit) {
    return new ChosenMatches(
        List.copyOf(graded.subList(0, Math.min(limit, graded.size()))), Optional.empty());
  }

  private static ChosenMatches none(String advice) {
    return new ChosenMatches(List.of(), Optional.of(advice));
  }
}
