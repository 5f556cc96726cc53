package org.workerservice.api.fhir.interaction;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r5.model.CapabilityStatement.ConditionalDeleteStatus;
import org.hl7.fhir.r5.model.CapabilityStatement.ConditionalReadStatus;
import org.hl7.fhir.r5.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r5.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r5.model.Practitioner;
import org.workerservice.api.fhir.answer.FhirAnswers;
import org.workerservice.api.fhir.answer.FhirRequest;
import org.workerservice.api.fhir.answer.LostElements;
import org.workerservice.api.fhir.resource.PractitionerReader;
import org.workerservice.api.fhir.resource.PractitionerWriter;
import org.workerservice.api.fhir.routing.Capabilities;
import org.workerservice.api.fhir.routing.FhirRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.EntityTags;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.api.http.parameter.IdempotencyKeys;
import org.workerservice.api.http.parameter.SentIdentity;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.worker.CreateOutcome;
import org.workerservice.flow.worker.CreateWorker;
import org.workerservice.flow.worker.DeleteWorker;
import org.workerservice.flow.worker.UpdateOutcome;
import org.workerservice.flow.worker.UpdateWorker;
import org.workerservice.model.Worker;
import org.workerservice.search.criteria.CodedValue;
import org.workerservice.security.Permission;
import org.workerservice.validation.Intake;

/** The interactions with {@code Practitioner}. */
public final class PractitionerRoutes {
  private static final String TYPE = "Practitioner";

  /** The tag of a resource of which only a part was read. */
  private static final String SUBSETTED = "SUBSETTED";

  private final PractitionerFlows flows;
  private final PractitionerAnswers answers;

  /** Creates the routes. */
  public PractitionerRoutes(Toolbox tools, PractitionerView view) {
    this.flows = PractitionerFlows.of(tools);
    this.answers = new PractitionerAnswers(flows, view);
  }

  /** Adds the routes. */
  public void mount(FhirRouter router, Capabilities capabilities) {
    router.add(TYPE, TypeRestfulInteraction.READ, Permission.READ_WORKERS, this::read);
    router.add(TYPE, TypeRestfulInteraction.VREAD, Permission.READ_WORKERS, this::readVersion);
    router.add(TYPE, TypeRestfulInteraction.CREATE, Permission.WRITE_WORKERS, this::create);
    router.add(TYPE, TypeRestfulInteraction.UPDATE, Permission.WRITE_WORKERS, this::update);
    router.add(TYPE, TypeRestfulInteraction.DELETE, Permission.DELETE_WORKERS, this::delete);
    capabilities.describe(
        TYPE,
        resource ->
            resource
                .setVersioning(ResourceVersionPolicy.VERSIONED)
                .setReadHistory(true)
                .setUpdateCreate(true)
                .setConditionalCreate(true)
                .setConditionalRead(ConditionalReadStatus.FULLSUPPORT)
                .setConditionalUpdate(false)
                .setConditionalDelete(ConditionalDeleteStatus.NOTSUPPORTED));
  }

  private Future<Answered> read(FhirRequest request) {
    UUID id = request.id();
    return flows
        .read()
        .read(request.context(), id)
        .compose(
            found ->
                found.isPresent()
                    ? Future.succeededFuture(answers.read(request, found.get()))
                    : answers.missing(request, id));
  }

  private Future<Answered> readVersion(FhirRequest request) {
    UUID id = request.id();
    return flows
        .read()
        .version(request.context(), id, version(request.routing()))
        .map(
            found ->
                found
                    .map(worker -> answers.version(request, worker))
                    .orElseThrow(FhirRequest::notFound));
  }

  private static long version(RoutingContext routing) {
    String text = routing.pathParam("version");
    if (!text.matches("[1-9]\\d{0,17}")) {
      throw FhirRequest.notFound();
    }
    return Long.parseLong(text);
  }

  private Future<Answered> create(FhirRequest request) {
    Optional<CodedValue> unlessHeld = Condition.of(request.routing());
    CreateWorker.Request creation =
        new CreateWorker.Request(
            request.context(),
            worker(request),
            Intake.FHIR,
            Set.of(),
            IdempotencyKeys.of(request.routing(), request.context(), "POST /fhir/Practitioner"));
    return unlessHeld.isEmpty()
        ? flows.create().create(creation).map(outcome -> answers.created(request, outcome))
        : flows
            .create()
            .createUnlessHeld(creation, unlessHeld.get())
            .compose(outcome -> answers.createdUnlessHeld(request, outcome));
  }

  private static Worker worker(FhirRequest request) {
    return worker(request, request.body(Practitioner.class));
  }

  private static Worker worker(FhirRequest request, Practitioner sent) {
    if (sent.getMeta().getTag().stream().anyMatch(tag -> SUBSETTED.equals(tag.getCode()))) {
      throw new RefusedRequest(
          ErrorCode.VALIDATION_ERROR,
          "The resource is only a part (SUBSETTED). Read it without _summary and _elements, and"
              + " repeat the change.");
    }
    Worker worker = PractitionerReader.read(sent);
    LostElements.refuse(request.codec(), sent, PractitionerWriter.write(worker));
    return worker;
  }

  private Future<Answered> update(FhirRequest request) {
    UUID id = updatedId(request.routing());
    Practitioner sent = request.body(Practitioner.class);
    requireSameId(sent, id);
    Worker content = worker(request, sent).toBuilder().id(id).build();
    UpdateWorker.Request update =
        new UpdateWorker.Request(
            request.context(),
            id,
            new UpdateWorker.Change.Replacement(content, !content.links().isEmpty()),
            Intake.FHIR,
            EntityTags.condition(request.routing()),
            Set.of());
    return flows
        .update()
        .update(update)
        .compose(
            outcome ->
                outcome instanceof UpdateOutcome.NotFound
                        && !SentIdentity.isExpected(request.routing(), update.condition())
                    ? createUnder(request, update, content)
                    : answers.updated(request, id, outcome));
  }

  private static UUID updatedId(RoutingContext routing) {
    try {
      return UUID.fromString(routing.pathParam("id"));
    } catch (IllegalArgumentException _) {
      throw RefusedRequest.malformed(
          "Practitioner.id",
          "invalid_format",
          "All ids here are UUIDs. Create the resource with POST, and keep your own id as an"
              + " identifier or a source key.");
    }
  }

  private static void requireSameId(Practitioner sent, UUID id) {
    if (!id.toString().equals(sent.getIdPart())) {
      throw RefusedRequest.malformed(
          "Practitioner.id", "differs", "The id of the resource must match the id in the path.");
    }
  }

  private Future<Answered> createUnder(
      FhirRequest request, UpdateWorker.Request update, Worker content) {
    CreateWorker.Request creation =
        new CreateWorker.Request(
            request.context(), content, Intake.FHIR, Set.of(), Optional.empty());
    return flows
        .create()
        .create(creation)
        .compose(
            outcome ->
                outcome instanceof CreateOutcome.IdTaken
                    ? updateTaken(request, update)
                    : answers.createdUnlessMerged(request, update.id(), outcome));
  }

  /** The id belongs to a deleted worker, or another request has just created the worker. */
  private Future<Answered> updateTaken(FhirRequest request, UpdateWorker.Request update) {
    return flows
        .update()
        .update(update)
        .compose(outcome -> answers.updated(request, update.id(), outcome));
  }

  private Future<Answered> delete(FhirRequest request) {
    UUID id = request.id();
    return flows
        .delete()
        .delete(request.context(), id, EntityTags.condition(request.routing()))
        .compose(
            outcome ->
                switch (outcome) {
                  case DeleteWorker.Outcome.Deleted _ ->
                      Future.succeededFuture(Answers.noContent(request.routing()));
                  case DeleteWorker.Outcome.NotFound _ -> answers.missing(request, id);
                  case DeleteWorker.Outcome.VersionMismatch(long current) ->
                      Future.succeededFuture(FhirAnswers.stale(request, current));
                });
  }
}
