package org.workerservice.flow.deduplication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.persistence.job.Job;

class EarlierRunsTest {
  private static final UUID MODEL = new UUID(7, 7);
  private static final RunRequest DRY = request(0.85, Optional.empty(), true, RunScope.NONE);
  private static final RunRequest REAL = request(0.85, Optional.empty(), false, RunScope.NONE);

  private static RunRequest request(
      double threshold, Optional<Double> merge, boolean isDry, RunScope scope) {
    return new RunRequest(threshold, merge, isDry, new ModelChoice.Active(), scope);
  }

  private static Job job(RunRequest request, long watermark, Optional<UUID> model) {
    return job(request, watermark, model, MatchFeatures.FORMAT_VERSION, "completed");
  }

  private static Job job(
      RunRequest request, long watermark, Optional<UUID> model, int version, String status) {
    return new Job(
        UUID.randomUUID(),
        DeduplicateWorkers.KIND,
        status,
        request.json().toString(),
        "{}",
        new Checkpoint(watermark, 0, model, true).json(version).toString(),
        "steward",
        Instant.EPOCH,
        Instant.EPOCH,
        Optional.of(Instant.EPOCH),
        Optional.empty());
  }

  private static long covered(RunRequest request, Job... newestFirst) {
    return EarlierRuns.covered(List.of(newestFirst), request, Optional.empty());
  }

  @Test
  void shouldCoverWhatChangedSinceTheLatestRun() {
    assertThat(covered(DRY, job(DRY, 9, Optional.empty()), job(DRY, 4, Optional.empty())))
        .isEqualTo(9);
    assertThat(covered(DRY)).isZero();
  }

  @Test
  void shouldNotTakeADryRunForOneThatRaisesItems() {
    assertThat(covered(REAL, job(DRY, 9, Optional.empty()), job(REAL, 4, Optional.empty())))
        .isEqualTo(4);
    assertThat(covered(DRY, job(REAL, 9, Optional.empty()))).isEqualTo(9);
  }

  @Test
  void shouldCoverEverythingAgainWithALowerThreshold() {
    assertThat(
            covered(
                request(0.7, Optional.empty(), true, RunScope.NONE), job(DRY, 9, Optional.empty())))
        .isZero();
    assertThat(
            covered(
                request(0.9, Optional.empty(), true, RunScope.NONE), job(DRY, 9, Optional.empty())))
        .isEqualTo(9);
  }

  @Test
  void shouldCoverEverythingAgainToMergeMore() {
    RunRequest merging = request(0.85, Optional.of(0.97), false, RunScope.NONE);
    RunRequest mergingMore = request(0.85, Optional.of(0.95), false, RunScope.NONE);

    assertThat(covered(merging, job(REAL, 9, Optional.empty()))).isZero();
    assertThat(covered(mergingMore, job(merging, 9, Optional.empty()))).isZero();
    assertThat(covered(merging, job(mergingMore, 9, Optional.empty()))).isEqualTo(9);
    assertThat(covered(REAL, job(merging, 9, Optional.empty()))).isEqualTo(9);
  }

  @Test
  void shouldCoverEverythingAgainWithAnotherModelOrProgram() {
    assertThat(covered(DRY, job(DRY, 9, Optional.of(MODEL)))).isZero();
    assertThat(
            covered(
                DRY, job(DRY, 9, Optional.empty(), MatchFeatures.FORMAT_VERSION - 1, "completed")))
        .isZero();
  }

  @Test
  void shouldIgnoreRunsThatCoveredAPartOrDidNotComplete() {
    RunScope some = new RunScope(Optional.empty(), OptionalLong.empty(), List.of(MODEL));
    RunScope recent = new RunScope(Optional.empty(), OptionalLong.of(5), List.of());

    assertThat(covered(DRY, job(request(0.85, Optional.empty(), true, some), 9, Optional.empty())))
        .isZero();
    assertThat(
            covered(DRY, job(request(0.85, Optional.empty(), true, recent), 9, Optional.empty())))
        .isZero();
    assertThat(
            covered(DRY, job(DRY, 9, Optional.empty(), MatchFeatures.FORMAT_VERSION, "cancelled")))
        .isZero();
  }

  @Test
  void shouldReadWhatItWrote() {
    RunScope scope = new RunScope(Optional.of(MODEL), OptionalLong.of(3), List.of(MODEL));
    for (ModelChoice model :
        List.of(new ModelChoice.Active(), new ModelChoice.Train(), new ModelChoice.Version(4))) {
      RunRequest request = new RunRequest(0.9, Optional.of(0.99), false, model, scope);
      assertThat(RunRequest.of(request.json())).isEqualTo(request);
    }
    assertThat(RunRequest.of(DRY.json())).isEqualTo(DRY);
  }
}
