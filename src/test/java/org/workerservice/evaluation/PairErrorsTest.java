package org.workerservice.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.workerservice.entities.Entities;
import org.workerservice.evaluation.PairError.Kind;
import org.workerservice.matching.MatchPreset;
import org.workerservice.matching.MatchStrategies;
import org.workerservice.model.HumanName;
import org.workerservice.model.Worker;
import org.workerservice.support.TestHash;

class PairErrorsTest {
  private static final double THRESHOLD = .85;

  /** Two records of each of two people; all share a key, except the last. */
  private static final List<String> PEOPLE = List.of("ada", "ada", "bea", "bea");

  private static final List<String> FAMILIES = List.of("Okafor", "Okafor", "Okafor", "Zimmermann");

  private final LabelledSet set = LabelledSet.of(records(), new TestHash());
  private final CandidatePairs candidates = CandidatePairs.of(set, PairScope.ALL, 500);

  private static List<LabelledRecord> records() {
    return IntStream.range(0, PEOPLE.size())
        .mapToObj(
            i ->
                new LabelledRecord(
                    "record " + i,
                    PEOPLE.get(i),
                    0,
                    Worker.named(HumanName.of(FAMILIES.get(i), i < 3 ? "Ada" : "Xenia"))
                        .birthDate(LocalDate.of(1970 + i / 3 * 20, 3 + i / 3, 12 + i / 3))
                        .build()))
        .toList();
  }

  private List<String> errors(double[] scores, int... entityOf) {
    return new PairErrors(
            set,
            PairScope.ALL,
            candidates,
            MatchStrategies.of(MatchPreset.DEFAULT.settings()),
            new Entities(entityOf))
        .list(scores, THRESHOLD).stream()
            .map(
                error ->
                    "%s %s %s %s"
                        .formatted(
                            error.kind(),
                            error.left().replace("record ", ""),
                            error.right().replace("record ", ""),
                            error.together()))
            .toList();
  }

  private double[] scores(double ofOnePerson, double ofTwo) {
    return IntStream.range(0, candidates.size())
        .mapToDouble(
            pair ->
                PEOPLE.get(candidates.left(pair)).equals(PEOPLE.get(candidates.right(pair)))
                    ? ofOnePerson
                    : ofTwo)
        .toArray();
  }

  @Test
  void shouldListNothingButTheUnreachedPairWhereAllIsRight() {
    assertThat(errors(scores(.9, .1), 0, 0, 2, 2)).containsExactly(Kind.UNREACHED + " 2 3 true");
  }

  @Test
  void shouldDistinguishWrongPairsThatGroupingCorrects() {
    assertThat(errors(scores(.9, .9), 0, 0, 0, 3))
        .containsExactly(
            Kind.WRONG + " 0 2 true", Kind.WRONG + " 1 2 true", Kind.UNREACHED + " 2 3 false");
    assertThat(errors(scores(.9, .9), 0, 0, 2, 3)).contains(Kind.WRONG + " 0 2 false");
  }

  @Test
  void shouldListMissedPairsAndWhetherGroupingFindsThem() {
    assertThat(errors(scores(.1, .1), 0, 0, 2, 3)).contains(Kind.MISSED + " 0 1 true");
    assertThat(errors(scores(.1, .1), 0, 1, 2, 3)).contains(Kind.MISSED + " 0 1 false");
  }

  @Test
  void shouldListPairsThatOnlyGroupingGetsWrong() {
    assertThat(errors(scores(.9, .1), 0, 1, 0, 0))
        .containsExactly(
            Kind.SPLIT + " 0 1 false",
            Kind.JOINED + " 0 2 true",
            Kind.UNREACHED + " 2 3 true",
            Kind.JOINED + " 0 3 true");
  }
}
