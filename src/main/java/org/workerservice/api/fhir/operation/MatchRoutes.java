package org.workerservice.api.fhir.operation;

import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.Practitioner;
import org.workerservice.api.fhir.answer.FhirAnswers;
import org.workerservice.api.fhir.answer.FhirRequest;
import org.workerservice.api.fhir.answer.LostElements;
import org.workerservice.api.fhir.answer.Preferences;
import org.workerservice.api.fhir.interaction.PractitionerView;
import org.workerservice.api.fhir.resource.PractitionerReader;
import org.workerservice.api.fhir.resource.PractitionerWriter;
import org.workerservice.api.fhir.routing.FhirRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.flow.MatchingPolicy;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.duplicate.MatchOutcome;
import org.workerservice.flow.duplicate.MatchWorkers;
import org.workerservice.flow.duplicate.UnusedValue;
import org.workerservice.flow.worker.ReadWorkers;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.model.Worker;
import org.workerservice.security.Permission;
import org.workerservice.validation.Violation;

/** {@code Practitioner/$match}: the workers that a resource, whole or in part, may be about. */
public final class MatchRoutes {
  private final MatchWorkers match;
  private final MatchingPolicy policy;
  private final PractitionerView view;

  /** Creates the route. */
  public MatchRoutes(Toolbox tools, PractitionerView view) {
    this.match = new MatchWorkers(tools, new ReadWorkers(tools));
    this.policy = tools.policy();
    this.view = view;
  }

  /** Adds the route. */
  public void mount(FhirRouter router) {
    router.addOperation("Practitioner", "match", Permission.READ_WORKERS, this::match);
  }

  private Future<Answered> match(FhirRequest request) {
    MatchInput input = MatchInput.of(request.body());
    MatchSettings settings = policy.settings(request.context().tenant());
    return match
        .match(
            request.context(),
            fragments(request, input.resource()),
            settings,
            settings.bands().possible(),
            input.wanted())
        .map(outcome -> answer(request, input, outcome));
  }

  /** What the registry has no place for is no evidence either; strict callers want to know. */
  private static Worker fragments(FhirRequest request, Practitioner sent) {
    Worker fragments = PractitionerReader.read(sent);
    if (Preferences.isStrict(request.routing())) {
      LostElements.refuse(request.codec(), sent, PractitionerWriter.write(fragments));
    }
    return fragments.toBuilder().id(id(sent)).build();
  }

  /** A worker is never its own match. */
  private static UUID id(Practitioner sent) {
    try {
      return sent.hasId() ? UUID.fromString(sent.getIdPart()) : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private Answered answer(FhirRequest request, MatchInput input, MatchOutcome outcome) {
    return switch (outcome) {
      case MatchOutcome.Ranked ranked -> ranked(request, input, ranked);
      case MatchOutcome.Invalid(List<Violation> violations) ->
          Answers.error(
              request.routing(),
              ErrorCode.VALIDATION_ERROR,
              "The resource violates a rule.",
              violations);
      case MatchOutcome.OnlyHidden(List<String> fields) ->
          Answers.error(
              request.routing(),
              ErrorCode.VALIDATION_ERROR,
              "Your roles cannot match by these elements. Add a name or an unmasked identifier.",
              fields.stream().map(MatchRoutes::hidden).toList());
    };
  }

  private static Violation hidden(String field) {
    return new Violation(field, "masked", "This element is masked for your roles.");
  }

  private Answered ranked(FhirRequest request, MatchInput input, MatchOutcome.Ranked ranked) {
    ChosenMatches chosen = ChosenMatches.of(input, ranked.matches());
    Stream<String> unused = ranked.unused().stream().map(MatchRoutes::sentence);
    return FhirAnswers.of(
        request,
        200,
        MatchBundle.of(
            FhirAnswers.base(request.routing()),
            chosen.matches(),
            worker -> view.of(request.context(), worker),
            Stream.concat(chosen.advice().stream(), unused).toList()));
  }

  /** Names the field, never the value. */
  private static String sentence(UnusedValue unused) {
    return unused.field().isEmpty()
        ? unused.reason().sentence()
        : unused.field() + ": " + unused.reason().sentence();
  }
}
