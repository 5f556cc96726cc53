package org.workerservice.flow.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.workerservice.generate.WorkerGenerator;
import org.workerservice.matching.feature.PreparedRecord;
import org.workerservice.matching.score.ComparisonLevel;
import org.workerservice.matching.score.FellegiSunterModel;
import org.workerservice.persistence.model.PreparedWorker;
import org.workerservice.persistence.worker.read.Candidate;
import org.workerservice.support.TestHash;

class RegistrySampleTest {
  private static final TrainingPlan PLAN = new TrainingPlan(300, 300, 5_000, 11);

  private static List<PreparedWorker> workers(int count) {
    WorkerGenerator generator = new WorkerGenerator(5, 0.3);
    return Stream.generate(generator::next)
        .limit(count)
        .map(made -> PreparedRecord.of(made.worker()).features(new TestHash()).encode())
        .map(features -> new PreparedWorker(UUID.randomUUID(), features, List.of()))
        .toList();
  }

  private static Candidate candidate(PreparedWorker worker) {
    return new Candidate(worker.id(), worker.features(), 1);
  }

  /** Every probe has all workers as candidates, including itself. */
  private static RegistrySample sampled(List<PreparedWorker> workers, int probes) {
    RegistrySample sample = new RegistrySample(PLAN, workers.size());
    List<Candidate> candidates = workers.stream().map(RegistrySampleTest::candidate).toList();
    sample.addRecords(workers);
    sample.pairAtRandom();
    workers.stream().limit(probes).forEach(probe -> sample.addProbe(probe, candidates));
    return sample;
  }

  @Test
  void shouldCountEveryPairOnce() {
    RegistrySample all = sampled(workers(40), 40);
    RegistrySample some = sampled(workers(40), 10);

    assertThat(all.training().candidatePairs()).isEqualTo(40 * 39 / 2);
    assertThat(all.allPairs()).isEqualTo(40 * 39 / 2);
    assertThat(some.training().candidatePairs()).isEqualTo(10 * 30 + 10 * 9 / 2);
    assertThat(some.allPairs()).isEqualTo(some.training().candidatePairs());
    assertThat(some.training().randomPairs()).isEqualTo(PLAN.randomPairs());
  }

  @Test
  void shouldTrainDeterministicallyAndRewardAgreement() {
    List<PreparedWorker> workers = workers(200);

    FellegiSunterModel model = sampled(workers, 200).train();
    FellegiSunterModel again = sampled(workers, 200).train();

    assertThat(model.toJson()).isEqualTo(again.toJson());
    assertThat(model.of(ComparisonLevel.BIRTH_DATE_EQUAL).bits()).isGreaterThan(5);
    assertThat(model.of(ComparisonLevel.BIRTH_DATE_DIFFERENT).bits()).isNegative();
  }
}
