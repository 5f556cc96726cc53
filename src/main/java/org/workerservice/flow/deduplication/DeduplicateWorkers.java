package org.workerservice.flow.deduplication;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Toolbox;
import org.workerservice.persistence.deduplication.DeduplicationCommand;
import org.workerservice.persistence.deduplication.StoredEntity;
import org.workerservice.persistence.job.JobCommand;
import org.workerservice.persistence.model.MatchModelCommand;
import org.workerservice.validation.Violation;

/** Starts runs and reads what they have found. */
public final class DeduplicateWorkers {
  /** The kind of the jobs. */
  public static final String KIND = "deduplicate";

  private final Bus bus;

  public DeduplicateWorkers(Toolbox tools) {
    this.bus = tools.bus();
  }

  /** The outcome of the request. */
  public sealed interface Outcome {
    /** The run is this job. */
    record Started(UUID job) implements Outcome {}

    /** A run of the tenant is already queued or running. */
    record AlreadyRunning(UUID job) implements Outcome {}

    /** The request contradicts itself, or names what does not exist. */
    record Invalid(List<Violation> violations) implements Outcome {}
  }

  /** Queues a run and returns at once; each tenant has at most one run at a time. */
  public Future<Outcome> start(RequestContext context, RunRequest request) {
    return Future.all(unknownModel(context, request), unknownOrganization(context, request))
        .compose(
            both -> {
              List<Violation> violations = new ArrayList<>(thresholdsOutOfOrder(request));
              both.<List<Violation>>list().forEach(violations::addAll);
              return violations.isEmpty()
                  ? queue(context, request)
                  : Future.succeededFuture(new Outcome.Invalid(violations));
            });
  }

  private Future<Outcome> queue(RequestContext context, RunRequest request) {
    return bus.ask(
            JobCommand.ADDRESS,
            new JobCommand.Start(context, KIND, request.json().toString()),
            context.deadline())
        .map(
            begun ->
                begun.fresh()
                    ? new Outcome.Started(begun.id())
                    : new Outcome.AlreadyRunning(begun.id()));
  }

  private static List<Violation> thresholdsOutOfOrder(RunRequest request) {
    return request.autoMergeThreshold().filter(merge -> merge < request.threshold()).isPresent()
        ? List.of(
            new Violation(
                "auto_merge_threshold",
                "out_of_range",
                "The value must be at least the threshold."))
        : List.of();
  }

  private Future<List<Violation>> unknownModel(RequestContext context, RunRequest request) {
    return switch (request.model()) {
      case ModelChoice.Active _, ModelChoice.Train _ -> Future.succeededFuture(List.of());
      case ModelChoice.Version(int version) ->
          bus.ask(
                  MatchModelCommand.ADDRESS,
                  new MatchModelCommand.ListModels(context.tenant()),
                  context.deadline())
              .map(
                  models ->
                      version == RunModel.BUILT_IN.version()
                          || models.stream().anyMatch(model -> model.version() == version))
              .map(exists -> unless(exists, "model", "No match model has this version."));
    };
  }

  private Future<List<Violation>> unknownOrganization(RequestContext context, RunRequest request) {
    return request
        .scope()
        .organization()
        .map(
            id ->
                bus.ask(
                        DeduplicationCommand.ADDRESS,
                        new DeduplicationCommand.ExistsOrganization(context.tenant(), id),
                        context.deadline())
                    .map(
                        exists ->
                            unless(exists, "scope.organization", "No organisation has this id.")))
        .orElseGet(() -> Future.succeededFuture(List.of()));
  }

  private static List<Violation> unless(boolean exists, String field, String sentence) {
    return exists ? List.of() : List.of(new Violation(field, "unknown_reference", sentence));
  }

  /**
   * Returns the entities that a run has found, by number.
   *
   * @param after the number of the last entity of the page before; 0 for the first page
   */
  public Future<List<StoredEntity>> entities(
      RequestContext context, UUID job, int after, int limit) {
    return bus.ask(
        DeduplicationCommand.ADDRESS,
        new DeduplicationCommand.ReadEntities(context.tenant(), job, after, limit, false),
        context.deadline());
  }
}
