package org.workerservice.flow.deduplication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.json.Json;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.persistence.job.Job;

/** Finds what earlier runs have covered, so that a run covers only what has changed since. Pure. */
final class EarlierRuns {
  private EarlierRuns() {}

  /**
   * Returns the sequence up to which an earlier run has done everything that this one would do, 0
   * if none has.
   *
   * <p>That run was about all workers, scored them by the same model, and neither looked less
   * closely nor did less: a dry run is no replacement for one that raises items or merges.
   *
   * @param completed runs, newest first
   * @param model the model of this run; empty for the built-in one
   */
  static long covered(List<Job> completed, RunRequest request, Optional<UUID> model) {
    return completed.stream()
        .filter(job -> job.status().equals("completed"))
        .filter(job -> covers(job, request, model))
        .map(job -> Checkpoint.of(read(job.checkpoint())).orElseThrow())
        .mapToLong(Checkpoint::watermark)
        .findFirst()
        .orElse(0);
  }

  private static boolean covers(Job job, RunRequest request, Optional<UUID> model) {
    RunRequest earlier = RunRequest.of(read(job.parameters()));
    JsonNode checkpoint = read(job.checkpoint());
    return Checkpoint.of(checkpoint).filter(kept -> kept.model().equals(model)).isPresent()
        && Checkpoint.featuresVersion(checkpoint) == MatchFeatures.FORMAT_VERSION
        && !earlier.scope().isPartial()
        && earlier.scope().changedSince().orElse(0) == 0
        && earlier.threshold() <= request.threshold()
        && (!earlier.isDry() || request.isDry())
        && mergesAsMuch(earlier, request);
  }

  private static boolean mergesAsMuch(RunRequest earlier, RunRequest request) {
    return request.autoMergeThreshold().isEmpty()
        || earlier
            .autoMergeThreshold()
            .filter(merged -> merged <= request.autoMergeThreshold().get())
            .isPresent();
  }

  private static JsonNode read(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
