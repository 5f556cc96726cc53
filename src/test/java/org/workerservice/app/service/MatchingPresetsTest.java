package org.workerservice.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.workerservice.config.reading.ConfigurationException;
import org.workerservice.config.reading.SettingsLoader;
import org.workerservice.matching.MatchPreset;
import org.workerservice.matching.score.Bands;
import org.workerservice.matching.score.Component;
import org.workerservice.matching.score.EvidenceGuard;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.matching.score.MissingData;
import org.workerservice.matching.score.StrategyKind;

class MatchingPresetsTest {
  private static MatchSettings configured(Map<String, String> flags) {
    return MatchingPresets.settings(
        SettingsLoader.load(Optional.empty(), Map.of(), flags).matching());
  }

  @Test
  void shouldUseThePresetByDefault() {
    assertThat(configured(Map.of())).isEqualTo(MatchPreset.DEFAULT.settings());
    assertThat(configured(Map.of("matching.preset", "specification")))
        .isEqualTo(MatchPreset.SPECIFICATION.settings());
  }

  @Test
  void shouldReplaceOnlyWhatIsSet() {
    MatchSettings settings =
        configured(
            Map.of(
                "matching.strategy", "weighted",
                "matching.missing_data", "count_as_zero",
                "matching.evidence_guard", "corroborated",
                "matching.weights.phone", "0.4"));

    assertThat(settings.strategy()).isEqualTo(StrategyKind.WEIGHTED);
    assertThat(settings.missingData()).isEqualTo(MissingData.COUNT_AS_ZERO);
    assertThat(settings.evidenceGuard()).isEqualTo(EvidenceGuard.CORROBORATED);
    assertThat(settings.weight(Component.PHONE)).isEqualTo(0.4);
    assertThat(settings.weight(Component.NAME)).isEqualTo(0.3);
  }

  @Test
  void shouldUseTheBandsOfThePresetByDefault() {
    assertThat(configured(Map.of("matching.preset", "lenient")).bands())
        .isEqualTo(new Bands(0.95, 0.75, 0.40));
    assertThat(
            configured(Map.of("matching.preset", "strict", "matching.bands.definite", "0.99"))
                .bands())
        .isEqualTo(new Bands(0.99, 0.95, 0.60));
  }

  @Test
  void shouldRefuseBandsThatAreOutOfOrderTogetherWithThePreset() {
    assertThatThrownBy(() -> configured(Map.of("matching.bands.probable", "0.97")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("matching.bands must be in falling order");
  }
}
