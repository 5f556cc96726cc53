package org.workerservice.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.workerservice.matching.feature.TermFrequencies;
import org.workerservice.matching.score.FellegiSunterModel;

class ActiveModelsTest {
  private static final UUID TENANT = new UUID(1, 1);
  private static final UUID OTHER_TENANT = new UUID(1, 2);

  private final ActiveModels models = new ActiveModels();

  @Test
  void shouldFitTheBuiltInModelToTheRegistry() {
    models.fit(100_000);
    assertThat(models.of(TENANT).model().prior()).isEqualTo(1.0 / 131_072);
    assertThat(models.of(TENANT).version()).isZero();

    models.fit(0);
    assertThat(models.of(TENANT).model()).isEqualTo(FellegiSunterModel.shipped());
  }

  @Test
  void shouldKeepATrainedModelUnchanged() {
    FellegiSunterModel learned = FellegiSunterModel.shipped().ofRegistry(5_000);
    models.replace(Map.of(TENANT, new ActiveModels.Active(new UUID(2, 2), 3, learned)));

    models.fit(1_000_000);

    assertThat(models.of(TENANT).model()).isSameAs(learned);
    assertThat(models.of(OTHER_TENANT).model().prior()).isEqualTo(1.0 / (1 << 20));
  }

  @Test
  void shouldFitTheBuiltInModelToTheNamesOfATenant() {
    TermFrequencies names = new TermFrequencies(Map.of("silva", .1), Map.of(), Map.of(), Map.of());

    models.fit(100_000);
    models.fit(TENANT, names);
    models.fit(1_000_000);

    assertThat(models.of(TENANT).model().frequencies()).isEqualTo(names);
    assertThat(models.of(TENANT).model().prior()).isEqualTo(1.0 / (1 << 20));
    assertThat(models.of(OTHER_TENANT).model().frequencies()).isSameAs(TermFrequencies.shipped());
    assertThat(models.untrained()).containsExactlyInAnyOrder(TENANT, OTHER_TENANT);
  }
}
