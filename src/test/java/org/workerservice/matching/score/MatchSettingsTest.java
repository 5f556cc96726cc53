package org.workerservice.matching.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.workerservice.matching.MatchPreset;

class MatchSettingsTest {
  private static final MatchSettings SETTINGS = MatchPreset.DEFAULT.settings();

  @Test
  void shouldRefuseBandsOutOfOrder() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Bands(.85, .95, .5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Bands(1.2, .9, .5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Bands(Double.NaN, .9, .5));
  }

  @Test
  void shouldRefuseImpossibleWeights() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SETTINGS.withWeights(Map.of(Component.NAME, -.1)))
        .withMessageContaining("name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SETTINGS.withWeights(Map.of(Component.NAME, Double.NaN)));
  }

  @Test
  void shouldReplaceOnlyTheGivenWeights() {
    MatchSettings changed = SETTINGS.withWeights(Map.of(Component.PHONE, .2));

    assertThat(changed.weight(Component.PHONE)).isEqualTo(.2);
    assertThat(changed.weight(Component.NAME)).isEqualTo(.3);
  }

  @Test
  void shouldPutScoresIntoBandsByTheirLowestScore() {
    assertThat(Bands.STANDARD.of(.95)).isEqualTo(MatchQuality.DEFINITE);
    assertThat(Bands.STANDARD.of(.949)).isEqualTo(MatchQuality.PROBABLE);
    assertThat(Bands.STANDARD.of(.85)).isEqualTo(MatchQuality.PROBABLE);
    assertThat(Bands.STANDARD.of(.50)).isEqualTo(MatchQuality.POSSIBLE);
    assertThat(Bands.STANDARD.of(.499)).isEqualTo(MatchQuality.UNLIKELY);
  }

  @Test
  void shouldWeighAsTheSpecificationSays() {
    MatchSettings specification = MatchPreset.SPECIFICATION.settings();

    assertThat(specification.weights().values().stream().mapToDouble(Double::doubleValue).sum())
        .isBetween(.999999, 1.000001);
    assertThat(specification.weight(Component.DOCUMENT)).isEqualTo(.05);
    assertThat(specification.weight(Component.PHONE)).isZero();
  }
}
