package org.workerservice.matching.weighted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.workerservice.matching.People.compare;
import static org.workerservice.matching.People.home;
import static org.workerservice.matching.People.named;
import static org.workerservice.matching.People.person;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.workerservice.matching.MatchPreset;
import org.workerservice.matching.MatchStrategies;
import org.workerservice.matching.People;
import org.workerservice.matching.score.Component;
import org.workerservice.matching.score.ComponentScore;
import org.workerservice.matching.score.MatchResult;
import org.workerservice.matching.score.MatchStrategy;
import org.workerservice.matching.score.StrategyKind;
import org.workerservice.model.Gender;

class DeterministicStrategyTest {
  private static final MatchStrategy RULES =
      MatchStrategies.of(MatchPreset.DEFAULT.settings().withStrategy(StrategyKind.DETERMINISTIC));

  @Test
  void shouldGiveAPointEachForNameBirthDateAndGender() {
    assertThat(compare(RULES, person("Smith", "Anna"), person("Smith", "Anna")).score())
        .isEqualTo(1.0);
    assertThat(
            compare(RULES, person("Smith", "Anna"), person("Smith", "Anna").gender(Gender.MALE))
                .score())
        .isCloseTo(2 / 3.0, within(1e-9));
  }

  @Test
  void shouldCountTheAddressWhenBothHaveOne() {
    MatchResult result =
        compare(
            RULES,
            person("Smith", "Anna").addresses(home()),
            person("Smith", "Anna")
                .addresses(List.of(People.address("9 Elm Road", "Reno", "NV", "89501"))));

    assertThat(result.score()).isEqualTo(.75);
    assertThat(result.components()).hasSize(4);
  }

  @Test
  void shouldLetAStrongNumberDecide() {
    MatchResult result =
        compare(
            RULES,
            named("Smith", "Anna").taxId("84-7720193"),
            named("Jones", "Anna").taxId("847720193"));

    assertThat(result.score()).isEqualTo(1.0);
    assertThat(result.components())
        .extracting(ComponentScore::component)
        .containsExactly(Component.TAX_ID);
  }
}
