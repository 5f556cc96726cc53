package org.workerservice.api.rest.merge;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.EntityTags;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.rest.worker.WorkerView;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.merge.MergeOutcome;
import org.workerservice.model.Worker;
import org.workerservice.persistence.merge.MergeChange;
import org.workerservice.persistence.merge.MergeRecord;
import org.workerservice.survivorship.Merged;
import org.workerservice.validation.Violation;

/** Turns the outcome of a merge into an answer. */
public final class MergeAnswers {
  private final WorkerView view;

  /** Shows workers in this view. */
  public MergeAnswers(WorkerView view) {
    this.view = view;
  }

  private record DoneAnswer(Object survivor, List<MergeView> merges, List<UUID> affected) {}

  private record OriginView(String path, UUID workerId, Merged.Reason reason) {}

  private record LostView(String field, UUID workerId, Object value) {}

  private record PreviewAnswer(
      Object survivor,
      List<OriginView> origins,
      List<LostView> lost,
      List<UUID> affected,
      List<List<UUID>> rejectedPairs) {}

  private record SurvivorOf(UUID id, UUID survivorId) {}

  private record Current(UUID id, long version) {}

  /** Answers a request to merge. */
  public Answered of(RoutingContext routing, RequestContext context, MergeOutcome outcome) {
    return switch (outcome) {
      case MergeOutcome.Done(Worker survivor, List<MergeRecord> merges) -> {
        EntityTags.tag(routing, survivor.version());
        yield Answers.success(routing, 200, done(context, survivor, merges));
      }
      case MergeOutcome.Preview preview -> Answers.success(routing, 200, preview(context, preview));
      case MergeOutcome.NotFound(UUID id) ->
          Answers.error(routing, ErrorCode.NOT_FOUND, "No worker has the id " + id + ".");
      case MergeOutcome.AlreadyMerged(Map<UUID, UUID> idToSurvivor) ->
          Answers.error(
              routing,
              ErrorCode.ALREADY_MERGED,
              "A worker was merged before; see details.",
              idToSurvivor.entrySet().stream()
                  .map(one -> new SurvivorOf(one.getKey(), one.getValue()))
                  .toList());
      case MergeOutcome.Stale(Map<UUID, Long> idToCurrent) ->
          Answers.error(
              routing,
              ErrorCode.VERSION_MISMATCH,
              "Some workers have changed since you read them; see details.",
              idToCurrent.entrySet().stream()
                  .map(one -> new Current(one.getKey(), one.getValue()))
                  .toList());
      case MergeOutcome.Rejected(List<MergeChange.Pair> pairs) ->
          Answers.error(
              routing,
              ErrorCode.MATCH_REJECTED,
              "A person has said that these are different people. To merge them nevertheless, set"
                  + " override_decisions.",
              pairs(pairs));
      case MergeOutcome.ReviewChanged _ ->
          Answers.error(
              routing,
              ErrorCode.VERSION_MISMATCH,
              "The item has changed since you read it. Read it again.");
      case MergeOutcome.Invalid(List<Violation> violations) ->
          Answers.error(
              routing,
              ErrorCode.VALIDATION_ERROR,
              "The workers cannot be merged like this; see details.",
              violations);
      case MergeOutcome.KeyReused _ ->
          Answers.error(
              routing,
              ErrorCode.IDEMPOTENCY_KEY_REUSED,
              "The Idempotency-Key was used before with a different body. Use a new key.");
    };
  }

  /** Shows a merge. */
  public Object done(RequestContext context, MergeOutcome.Done done) {
    return done(context, done.survivor(), done.merges());
  }

  private DoneAnswer done(RequestContext context, Worker survivor, List<MergeRecord> merges) {
    return new DoneAnswer(
        view.of(context, survivor),
        merges.stream().map(MergeRecord::summary).map(merge -> MergeView.of(merge, false)).toList(),
        merges.stream().flatMap(merge -> merge.affected().stream()).distinct().toList());
  }

  private PreviewAnswer preview(RequestContext context, MergeOutcome.Preview preview) {
    return new PreviewAnswer(
        view.of(context, preview.survivor()),
        preview.origins().stream()
            .map(one -> new OriginView(one.path(), one.worker(), one.reason()))
            .toList(),
        preview.lost().stream()
            .map(one -> new LostView(one.field(), one.worker(), one.value()))
            .toList(),
        preview.affected(),
        pairs(preview.rejected()));
  }

  private static List<List<UUID>> pairs(List<MergeChange.Pair> pairs) {
    return pairs.stream().map(pair -> Stream.of(pair.first(), pair.second()).toList()).toList();
  }
}
