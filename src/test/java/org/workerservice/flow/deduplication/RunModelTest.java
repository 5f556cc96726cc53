package org.workerservice.flow.deduplication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.workerservice.generate.WorkerGenerator;
import org.workerservice.matching.MatchPreset;
import org.workerservice.matching.feature.PreparedRecord;
import org.workerservice.matching.scan.RecordSet;
import org.workerservice.matching.score.FellegiSunterModel;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.matching.score.StrategyKind;
import org.workerservice.support.TestHash;

/** The model that a run scores with. */
class RunModelTest {
  private static final int RECORDS = 5_000;
  private static final MatchSettings BASE = MatchPreset.DEFAULT.settings();

  private static RecordSet registry;

  @BeforeAll
  static void fillRegistry() {
    WorkerGenerator generator = new WorkerGenerator(3, 0);
    RecordSet.Builder records = new RecordSet.Builder();
    for (int number = 1; number <= RECORDS; number++) {
      byte[] features =
          PreparedRecord.of(generator.next().worker()).features(new TestHash()).encode();
      records.add(new UUID(0, number), features, new long[0]);
    }
    registry = records.build(10);
  }

  @Test
  void shouldFitTheBuiltInModelToTheSizeOfTheRegistry() {
    FellegiSunterModel used = RunModel.BUILT_IN.settings(BASE, registry).model();

    assertThat(used.prior())
        .isEqualTo(FellegiSunterModel.shipped().ofRegistry(RECORDS).prior())
        .isNotEqualTo(FellegiSunterModel.shipped().prior());
  }

  @Test
  void shouldFitTheBuiltInModelToTheNamesOfTheRegistry() {
    FellegiSunterModel used = RunModel.BUILT_IN.settings(BASE, registry).model();

    assertThat(used.frequencies().familyNames())
        .isNotEmpty()
        .isNotEqualTo(FellegiSunterModel.shipped().frequencies().familyNames());
  }

  @Test
  void shouldUseATrainedModelAsItIs() {
    FellegiSunterModel trained = FellegiSunterModel.shipped().ofRegistry(77);
    RunModel model = new RunModel(Optional.of(new UUID(1, 1)), 1, trained);

    MatchSettings used = model.settings(BASE.withStrategy(StrategyKind.WEIGHTED), registry);

    assertThat(used.model()).isSameAs(trained);
    assertThat(used.strategy()).isEqualTo(StrategyKind.FELLEGI_SUNTER);
  }
}
