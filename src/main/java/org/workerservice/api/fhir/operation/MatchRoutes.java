package org.workerservice.api.fhir.operation;

import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
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
import org.workerservice.flow.PotentialMatch;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.duplicate.MatchOutcome;
import org.workerservice.flow.duplicate.MatchWorkers;
import org.workerservice.flow.worker.ReadWorkers;
import org.workerservice.matching.score.MatchQuality;
import org.workerservice.model.Worker;
import org.workerservice.security.Permission;
import org.workerservice.validation.Violation;

/** {@code Practitioner/$match}: the workers that a resource, whole or in part, may be about. */
public final class MatchRoutes {
  private static final double THRESHOLD = 0.5;

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
    return match
        .match(
            request.context(),
            fragments(request, input.resource()),
            policy.settings(request.context().tenant()),
            THRESHOLD,
            input.count())
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
      case MatchOutcome.Ranked ranked ->
          FhirAnswers.of(
              request,
              200,
              MatchBundle.of(
                  FhirAnswers.base(request.routing()),
                  chosen(input, ranked.matches()),
                  worker -> view.of(request.context(), worker)));
      case MatchOutcome.Invalid(List<Violation> violations) ->
          Answers.error(
              request.routing(),
              ErrorCode.VALIDATION_ERROR,
              "The resource violates a rule.",
              violations);
      case MatchOutcome.OnlyHidden _ ->
          Answers.error(
              request.routing(),
              ErrorCode.VALIDATION_ERROR,
              "Your roles cannot match by these elements. Add a name or an unmasked identifier.");
    };
  }

  /** A certain match is one that the service itself would not doubt. */
  private static List<PotentialMatch> chosen(MatchInput input, List<PotentialMatch> matches) {
    List<PotentialMatch> wanted =
        input.onlyCertainMatches()
            ? matches.stream()
                .filter(match -> match.result().quality() == MatchQuality.DEFINITE)
                .toList()
            : matches;
    return input.onlySingleMatch() && wanted.size() > 1 ? List.of() : wanted;
  }
}
