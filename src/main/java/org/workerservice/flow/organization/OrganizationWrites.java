package org.workerservice.flow.organization;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.EventData;
import org.workerservice.flow.Toolbox;
import org.workerservice.model.organization.Organization;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.WriteEffect;
import org.workerservice.persistence.organization.OrganizationChange;
import org.workerservice.persistence.organization.OrganizationCommand;
import org.workerservice.persistence.organization.OrganizationRefusal;
import org.workerservice.persistence.organization.OrganizationWriteOutcome;

/** The steps that all changes of one organisation share. */
final class OrganizationWrites {
  private final Bus bus;
  private final EventData eventData;

  OrganizationWrites(Toolbox tools) {
    this.bus = tools.bus();
    this.eventData = tools.eventData();
  }

  OrganizationChange create(Organization organization) {
    return new OrganizationChange.Create(
        organization, eventData.of(organization), eventData.searchText(organization));
  }

  OrganizationChange update(Organization organization, OptionalLong expectedVersion) {
    return new OrganizationChange.Update(
        organization,
        eventData.of(organization),
        eventData.searchText(organization),
        expectedVersion);
  }

  OrganizationChange restore(Organization organization) {
    return new OrganizationChange.Restore(
        organization, eventData.of(organization), eventData.searchText(organization));
  }

  OrganizationChange delete(UUID id, Optional<Organization> found, OptionalLong expectedVersion) {
    return new OrganizationChange.Delete(id, expectedVersion, found.map(this::lastContent));
  }

  private OrganizationChange.LastContent lastContent(Organization organization) {
    return new OrganizationChange.LastContent(
        organization.version(), eventData.of(organization.toBuilder().active(false).build()));
  }

  Future<OrganizationOutcome> write(
      RequestContext context, OrganizationChange change, Optional<IdempotencyKey> idempotency) {
    return bus.ask(
            OrganizationCommand.ADDRESS,
            new OrganizationCommand.Write(context, List.of(change), idempotency, List.of()),
            context.deadline())
        .compose(outcome -> answer(context, change, idempotency, outcome));
  }

  private Future<OrganizationOutcome> answer(
      RequestContext context,
      OrganizationChange change,
      Optional<IdempotencyKey> idempotency,
      OrganizationWriteOutcome outcome) {
    return switch (outcome) {
      case OrganizationWriteOutcome.Committed(List<Organization> organizations) ->
          Future.succeededFuture(committed(change, organizations.getFirst()));
      case OrganizationWriteOutcome.Refused(var indexToRefusal) ->
          Future.succeededFuture(refused(indexToRefusal.get(0)));
      case OrganizationWriteOutcome.Repeated(IdempotencyKey.Earlier earlier) ->
          repeat(context, earlier, idempotency.orElseThrow());
      case OrganizationWriteOutcome.RowsRepeated _ ->
          throw new IllegalStateException("A single change has no rows.");
    };
  }

  private static OrganizationOutcome committed(OrganizationChange change, Organization now) {
    return switch (change) {
      case OrganizationChange.Create _ -> new OrganizationOutcome.Written(WriteEffect.CREATED, now);
      case OrganizationChange.Update _ -> new OrganizationOutcome.Written(WriteEffect.UPDATED, now);
      case OrganizationChange.Restore _ ->
          new OrganizationOutcome.Written(WriteEffect.RESTORED, now);
      case OrganizationChange.Delete _ -> new OrganizationOutcome.Deleted();
    };
  }

  private static OrganizationOutcome refused(OrganizationRefusal refusal) {
    return switch (refusal) {
      case OrganizationRefusal.NotFound _ -> new OrganizationOutcome.NotFound();
      case OrganizationRefusal.NotDeleted _ -> new OrganizationOutcome.NotDeleted();
      case OrganizationRefusal.VersionMismatch(long current) ->
          new OrganizationOutcome.VersionMismatch(current);
      case OrganizationRefusal.IdTaken _ -> new OrganizationOutcome.IdTaken();
      case OrganizationRefusal.OdsCodeTaken(var holder, boolean deleted) ->
          new OrganizationOutcome.OdsCodeTaken(holder, deleted);
      case OrganizationRefusal.InUse(boolean byOrganizations, boolean byWorkers) ->
          new OrganizationOutcome.InUse(byOrganizations, byWorkers);
      case OrganizationRefusal.UnknownParent _,
          OrganizationRefusal.Cycle _,
          OrganizationRefusal.TooDeep _ ->
          new OrganizationOutcome.Invalid(OrganizationViolations.of(refusal).stream().toList());
    };
  }

  private Future<OrganizationOutcome> repeat(
      RequestContext context, IdempotencyKey.Earlier earlier, IdempotencyKey key) {
    if (!earlier.sameBody(key.bodyHash())) {
      return Future.succeededFuture(new OrganizationOutcome.KeyReused());
    }
    return bus.ask(
            OrganizationCommand.ADDRESS,
            new OrganizationCommand.FindVersion(
                context.tenant(), earlier.subjectId(), earlier.subjectVersion()),
            context.deadline())
        .map(found -> new OrganizationOutcome.Written(earlier.effect(), found.orElseThrow()));
  }
}
