package org.workerservice.flow.review;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.VersionCondition;
import org.workerservice.flow.merge.MergeOutcome;
import org.workerservice.flow.merge.MergeRequest;
import org.workerservice.flow.merge.MergeWorkers;
import org.workerservice.model.Worker;
import org.workerservice.persistence.merge.MergeChange;
import org.workerservice.persistence.review.ReviewChange;
import org.workerservice.persistence.review.ReviewCommand;
import org.workerservice.persistence.review.ReviewDetail;
import org.workerservice.persistence.review.ReviewRefusals;
import org.workerservice.persistence.review.StoredReview;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.survivorship.Rule;
import org.workerservice.validation.Violation;

/**
 * Confirms a pair and merges it, in one transaction: if the workers cannot be merged, the item
 * stays undecided.
 */
public final class DecideAndMerge {
  private final Bus bus;
  private final ReviewQueue queue;
  private final MergeWorkers merges;

  public DecideAndMerge(Toolbox tools, ReviewQueue queue) {
    this.bus = tools.bus();
    this.queue = queue;
    this.merges = new MergeWorkers(tools);
  }

  /**
   * How to merge.
   *
   * @param master the worker that survives; if empty, the one that was created first
   * @param choices by the name of a field: the worker whose value survives
   * @param rules by the name of a field: the rule instead of the configured one
   * @param expectedVersions the versions that the caller has seen
   */
  public record Options(
      Optional<UUID> master,
      Map<String, UUID> choices,
      Map<String, Rule> rules,
      Map<UUID, Long> expectedVersions) {
    private boolean isSurvivor(Worker worker) {
      return master.isEmpty() || master.equals(worker.id());
    }
  }

  /** Confirms and merges. A person who repeats the request gets what the first one did. */
  public Future<ReviewOutcome> run(ReviewCommand.Decide decide, Options options) {
    return find(decide)
        .compose(
            found ->
                found
                    .map(detail -> run(decide, options, detail))
                    .orElseGet(() -> Future.succeededFuture(new ReviewOutcome.NotFound())));
  }

  private Future<ReviewOutcome> run(
      ReviewCommand.Decide decide, Options options, ReviewDetail detail) {
    if (ReviewRefusals.isOpen(detail.item(), decide.version())) {
      return merge(decide, options, detail.item());
    }
    return refuseOrRepeat(decide, options, detail);
  }

  private Future<ReviewOutcome> merge(
      ReviewCommand.Decide decide, Options options, StoredReview item) {
    Optional<Violation> fault =
        options
            .master()
            .filter(master -> !item.workers().contains(master))
            .map(
                master ->
                    new Violation(
                        "master_worker_id",
                        "unknown_reference",
                        "The worker is not one of this pair."));
    if (fault.isPresent()) {
      return Future.succeededFuture(
          new ReviewOutcome.NotMerged(new MergeOutcome.Invalid(List.of(fault.get()))));
    }
    return master(decide.context(), options, item)
        .compose(master -> merges.merge(request(decide, options, item, master)))
        .compose(outcome -> answer(decide, options, outcome));
  }

  private Future<UUID> master(RequestContext context, Options options, StoredReview item) {
    return options
        .master()
        .map(Future::succeededFuture)
        .orElseGet(
            () ->
                bus.ask(
                        ReadCommand.ADDRESS,
                        new ReadCommand.FindWorkers(context.tenant(), item.workers()),
                        context.deadline())
                    .map(workers -> oldest(workers).orElse(item.first())));
  }

  /** Ids break ties, so that a repeated request finds the same worker. */
  private static Optional<UUID> oldest(List<Worker> workers) {
    return workers.stream()
        .min(
            Comparator.comparing((Worker worker) -> worker.createdAt().orElse(Instant.MAX))
                .thenComparing(worker -> worker.id().orElseThrow()))
        .flatMap(Worker::id);
  }

  private static MergeRequest request(
      ReviewCommand.Decide decide, Options options, StoredReview item, UUID master) {
    UUID duplicate = item.first().equals(master) ? item.second() : item.first();
    return new MergeRequest(
            decide.context(),
            master,
            List.of(duplicate),
            decide.reason(),
            options.choices(),
            options.rules(),
            options.expectedVersions(),
            VersionCondition.ANY,
            false,
            Optional.empty())
        .deciding(new MergeChange.Reviewed(item.id(), decide.version(), decide.reason()));
  }

  private Future<ReviewOutcome> answer(
      ReviewCommand.Decide decide, Options options, MergeOutcome outcome) {
    return switch (outcome) {
      case MergeOutcome.Done done -> shown(decide, done);
      case MergeOutcome.ReviewChanged _, MergeOutcome.AlreadyMerged _ ->
          find(decide)
              .compose(
                  found ->
                      found
                          .filter(detail -> !ReviewRefusals.isOpen(detail.item(), decide.version()))
                          .map(detail -> refuseOrRepeat(decide, options, detail))
                          .orElseGet(() -> notMerged(outcome)));
      case MergeOutcome.Preview _,
          MergeOutcome.NotFound _,
          MergeOutcome.Stale _,
          MergeOutcome.Rejected _,
          MergeOutcome.Invalid _,
          MergeOutcome.KeyReused _ ->
          notMerged(outcome);
    };
  }

  private static Future<ReviewOutcome> notMerged(MergeOutcome outcome) {
    return Future.succeededFuture(new ReviewOutcome.NotMerged(outcome));
  }

  /** The same person may have sent the same request, with the same master, before. */
  private Future<ReviewOutcome> refuseOrRepeat(
      ReviewCommand.Decide decide, Options options, ReviewDetail detail) {
    ReviewChange refusal = ReviewRefusals.ofDecision(decide, detail);
    if (!(refusal instanceof ReviewChange.Changed)) {
      return queue.outcome(decide.context(), refusal);
    }
    StoredReview item = detail.item();
    return merges
        .mergeOf(decide.context(), item.first(), item.second())
        .compose(
            done ->
                done.filter(merged -> options.isSurvivor(merged.survivor()))
                    .map(merged -> shown(decide, merged))
                    .orElseGet(
                        () ->
                            Future.succeededFuture(
                                new ReviewOutcome.Refused(new ReviewChange.NotPending(item)))));
  }

  private Future<Optional<ReviewDetail>> find(ReviewCommand.Decide decide) {
    return bus.ask(
        ReviewCommand.ADDRESS,
        new ReviewCommand.FindItem(decide.context().tenant(), decide.id()),
        decide.context().deadline());
  }

  private Future<ReviewOutcome> shown(ReviewCommand.Decide decide, MergeOutcome.Done done) {
    return find(decide)
        .compose(detail -> queue.show(decide.context(), detail.orElseThrow()))
        .map(
            outcome ->
                outcome instanceof ReviewOutcome.Shown shown
                    ? new ReviewOutcome.ShownMerged(shown, done)
                    : outcome);
  }
}
