package org.workerservice.matching.fellegisunter;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.workerservice.matching.score.FellegiSunterModel;

class PairWeightsTest {
  private static final long RECORDS = 1 << 20;

  @Test
  void shouldComputeTheWeightsOfOneModelOnce() {
    FellegiSunterModel model = FellegiSunterModel.shipped().ofRegistry(RECORDS);

    assertThat(PairWeights.of(model)).isSameAs(PairWeights.of(model));
  }

  @Test
  void shouldNotKeepModelsAlive() {
    WeakReference<FellegiSunterModel> model = used();

    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(model.get()).isNull();
            });
  }

  private static WeakReference<FellegiSunterModel> used() {
    FellegiSunterModel model = FellegiSunterModel.shipped().ofRegistry(RECORDS);
    PairWeights.of(model);
    return new WeakReference<>(model);
  }
}
