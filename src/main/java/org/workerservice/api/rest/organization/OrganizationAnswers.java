package org.workerservice.api.rest.organization;

import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.EntityTags;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.organization.OrganizationOutcome;
import org.workerservice.model.organization.Organization;
import org.workerservice.persistence.database.WriteEffect;

/** The answers to requests that read or change one organisation. */
final class OrganizationAnswers {
  private final OrganizationView view;

  OrganizationAnswers(OrganizationView view) {
    this.view = view;
  }

  Answered answer(RoutingContext routing, RequestContext context, OrganizationOutcome outcome) {
    return switch (outcome) {
      case OrganizationOutcome.Written(WriteEffect effect, Organization organization) -> {
        if (effect == WriteEffect.CREATED) {
          routing
              .response()
              .putHeader("Location", "/api/organizations/" + organization.id().orElseThrow());
        }
        yield show(routing, context, Answers.status(effect), organization);
      }
      case OrganizationOutcome.Unchanged(Organization organization) ->
          show(routing, context, 200, organization);
      case OrganizationOutcome.Deleted _ -> Answers.noContent(routing);
      case OrganizationOutcome.KeyReused _ ->
          Answers.error(
              routing,
              ErrorCode.IDEMPOTENCY_KEY_REUSED,
              "The Idempotency-Key was used before with a different body. Use a new key.");
      case OrganizationOutcome.NotFound _ -> notFound(routing);
      case OrganizationOutcome.NotDeleted _ ->
          Answers.error(routing, ErrorCode.NOT_DELETED, "The organisation is not deleted.");
      case OrganizationOutcome.VersionMismatch(long current) -> stale(routing, current);
      case OrganizationOutcome.Invalid(var violations) -> invalid(routing, violations);
      case OrganizationOutcome.IdTaken _ ->
          Answers.error(
              routing,
              ErrorCode.ID_TAKEN,
              "Another organisation, possibly a deleted one, has this id. Repeat the request.");
      case OrganizationOutcome.OdsCodeTaken(UUID holder, boolean deleted) ->
          odsCodeTaken(routing, holder, deleted);
      case OrganizationOutcome.InUse(boolean byOrganizations, boolean byWorkers) ->
          inUse(routing, byOrganizations, byWorkers);
    };
  }

  Answered show(
      RoutingContext routing, RequestContext context, int status, Organization organization) {
    EntityTags.tag(routing, organization.version());
    return Answers.success(routing, status, view.of(context, organization));
  }

  static Answered notFound(RoutingContext routing) {
    return Answers.error(routing, ErrorCode.NOT_FOUND, "No organisation has this id.");
  }

  private static Answered invalid(RoutingContext routing, List<?> violations) {
    return Answers.error(
        routing,
        ErrorCode.VALIDATION_ERROR,
        violations.size() == 1
            ? "The record violates a rule; see details."
            : "The record violates " + violations.size() + " rules; see details.",
        violations);
  }

  private static Answered stale(RoutingContext routing, long current) {
    EntityTags.tag(routing, current);
    return Answers.error(
        routing,
        ErrorCode.VERSION_MISMATCH,
        "The request does not accept the current version of the organisation, "
            + current
            + ". Read the organisation again and repeat the change.");
  }

  private static Answered odsCodeTaken(RoutingContext routing, UUID holder, boolean deleted) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("organization_id", holder);
    details.put("deleted", deleted);
    return Answers.error(
        routing,
        ErrorCode.ODS_CODE_TAKEN,
        deleted
            ? "A deleted organisation has this ODS code. Restore that organisation instead."
            : "Another organisation has this ODS code.",
        details);
  }

  private static Answered inUse(
      RoutingContext routing, boolean byOrganizations, boolean byWorkers) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("by_organizations", byOrganizations);
    details.put("by_workers", byWorkers);
    return Answers.error(
        routing,
        ErrorCode.STILL_REFERENCED,
        "Organisations or workers still belong to this organisation. Move or delete them first.",
        details);
  }
}
