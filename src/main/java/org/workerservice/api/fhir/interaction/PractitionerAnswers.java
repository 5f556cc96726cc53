package org.workerservice.api.fhir.interaction;

import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hl7.fhir.r5.model.OperationOutcome;
import org.hl7.fhir.r5.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r5.model.Reference;
import org.workerservice.api.fhir.answer.FhirAnswers;
import org.workerservice.api.fhir.answer.FhirRequest;
import org.workerservice.api.fhir.answer.Outcomes;
import org.workerservice.api.fhir.resource.WorkerExtension;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.flow.PotentialMatch;
import org.workerservice.flow.worker.CreateOutcome;
import org.workerservice.flow.worker.UpdateOutcome;
import org.workerservice.model.Worker;

/** The answers to requests that read or change one {@code Practitioner}. */
final class PractitionerAnswers {
  private static final String DUPLICATE = "The worker may already be in the registry.";

  private final PractitionerFlows flows;
  private final PractitionerView view;

  PractitionerAnswers(PractitionerFlows flows, PractitionerView view) {
    this.flows = flows;
    this.view = view;
  }

  Answered read(FhirRequest request, Worker worker) {
    return FhirAnswers.read(request, view.of(request.context(), worker));
  }

  /** Answers with a past version, which may be that of a deletion. */
  Answered version(FhirRequest request, Worker worker) {
    return worker.deletedAt().isPresent() ? FhirAnswers.deleted(request) : read(request, worker);
  }

  /** Answers a request for a worker that does not live: 410 if it was deleted or merged. */
  Future<Answered> missing(FhirRequest request, UUID id) {
    return flows
        .merges()
        .survivor(request.context(), id)
        .compose(
            survivor ->
                survivor.isPresent()
                    ? Future.succeededFuture(merged(request, survivor.get()))
                    : deletedOrUnknown(request, id));
  }

  private Future<Answered> deletedOrUnknown(FhirRequest request, UUID id) {
    return flows
        .read()
        .isDeleted(request.context(), id)
        .map(
            isDeleted -> {
              if (isDeleted) {
                return FhirAnswers.deleted(request);
              }
              throw FhirRequest.notFound();
            });
  }

  private static Answered merged(FhirRequest request, UUID survivor) {
    String message = "The worker was merged into Practitioner/" + survivor + ".";
    OperationOutcome outcome = new OperationOutcome();
    OperationOutcomeIssueComponent issue = Outcomes.add(outcome, ErrorCode.MERGED, message);
    issue
        .addExtension()
        .setUrl(WorkerExtension.REPLACED_BY.url())
        .setValue(new Reference("Practitioner/" + survivor));
    request.routing().response().putHeader("Location", FhirAnswers.path("Practitioner", survivor));
    return Answers.error(request.routing(), ErrorCode.MERGED, message, outcome);
  }

  Answered created(FhirRequest request, CreateOutcome outcome) {
    return switch (outcome) {
      case CreateOutcome.Created(Worker worker) -> written(request, 201, worker);
      case CreateOutcome.Repeated(var effect, Worker worker) ->
          written(request, Answers.status(effect), worker);
      case CreateOutcome.KeyReused _ ->
          error(
              request,
              ErrorCode.IDEMPOTENCY_KEY_REUSED,
              "The Idempotency-Key was used before with a different body. Use a new key.");
      case CreateOutcome.Duplicate(List<PotentialMatch> matches) -> duplicate(request, matches);
      case CreateOutcome.Invalid(var violations) -> invalid(request, violations);
      case CreateOutcome.SourceTaken _ -> sourceTaken(request);
      case CreateOutcome.Held(var holders) ->
          error(
              request,
              ErrorCode.VERSION_MISMATCH,
              holders.size() + " workers have the identifier of If-None-Exist.");
      case CreateOutcome.Unconditional _ ->
          error(
              request,
              ErrorCode.VERSION_MISMATCH,
              "The resource must have the identifier of If-None-Exist, and its scheme must be one"
                  + " that can be looked up.");
      case CreateOutcome.IdTaken _ ->
          error(request, ErrorCode.ID_TAKEN, "Another worker has this id. Repeat the request.");
    };
  }

  /** Answers a conditional create: 200 with the only holder of the identifier, if there is one. */
  Future<Answered> createdUnlessHeld(FhirRequest request, CreateOutcome outcome) {
    return outcome instanceof CreateOutcome.Held(var holders) && holders.size() == 1
        ? flows
            .read()
            .read(request.context(), holders.iterator().next())
            .map(
                found ->
                    found
                        .map(worker -> written(request, 200, worker))
                        .orElseThrow(FhirRequest::notFound))
        : Future.succeededFuture(created(request, outcome));
  }

  /** The id may be that of a merged worker, which is gone whatever the content. */
  Future<Answered> createdUnlessMerged(FhirRequest request, UUID id, CreateOutcome outcome) {
    if (outcome instanceof CreateOutcome.Created) {
      return Future.succeededFuture(created(request, outcome));
    }
    return flows
        .merges()
        .survivor(request.context(), id)
        .map(
            survivor ->
                survivor
                    .map(living -> merged(request, living))
                    .orElseGet(() -> created(request, outcome)));
  }

  Future<Answered> updated(FhirRequest request, UUID id, UpdateOutcome outcome) {
    return outcome instanceof UpdateOutcome.NotFound
        ? missing(request, id)
        : Future.succeededFuture(updated(request, outcome));
  }

  private Answered updated(FhirRequest request, UpdateOutcome outcome) {
    return switch (outcome) {
      case UpdateOutcome.Updated(Worker worker) -> written(request, 200, worker);
      case UpdateOutcome.Unchanged(Worker worker) -> written(request, 200, worker);
      case UpdateOutcome.VersionMismatch(long current) -> FhirAnswers.stale(request, current);
      case UpdateOutcome.Invalid(var violations) -> invalid(request, violations);
      case UpdateOutcome.Duplicate(List<PotentialMatch> matches) -> duplicate(request, matches);
      case UpdateOutcome.SourceTaken _ -> sourceTaken(request);
      case UpdateOutcome.NotFound _,
          UpdateOutcome.SourceMoved _,
          UpdateOutcome.Repeated _,
          UpdateOutcome.RowRepeated _ ->
          throw new IllegalStateException("A change of a worker cannot end as " + outcome);
    };
  }

  private Answered written(FhirRequest request, int status, Worker worker) {
    return FhirAnswers.written(request, status, view.of(request.context(), worker));
  }

  private static Answered error(FhirRequest request, ErrorCode code, String message) {
    return Answers.error(request.routing(), code, message);
  }

  private static Answered invalid(FhirRequest request, List<?> violations) {
    return Answers.error(
        request.routing(), ErrorCode.VALIDATION_ERROR, "The record violates a rule.", violations);
  }

  private static Answered sourceTaken(FhirRequest request) {
    return error(request, ErrorCode.SOURCE_TAKEN, "Another worker has this source key.");
  }

  /** Names each candidate, best first, by an extension of its own issue. */
  private static Answered duplicate(FhirRequest request, List<PotentialMatch> matches) {
    OperationOutcome outcome = new OperationOutcome();
    for (PotentialMatch match : matches) {
      String candidate = "Practitioner/" + match.worker().id().map(UUID::toString).orElse("");
      OperationOutcomeIssueComponent issue =
          Outcomes.add(outcome, ErrorCode.DUPLICATE_DETECTED, sentence(match, candidate));
      issue
          .addExtension()
          .setUrl(WorkerExtension.CANDIDATE.url())
          .setValue(new Reference(candidate));
    }
    return Answers.error(request.routing(), ErrorCode.DUPLICATE_DETECTED, DUPLICATE, outcome);
  }

  private static String sentence(PotentialMatch match, String candidate) {
    return String.format(
        Locale.ROOT,
        "The worker may be %s (score %.2f, %s).",
        candidate,
        match.result().score(),
        match.result().quality().code());
  }
}
