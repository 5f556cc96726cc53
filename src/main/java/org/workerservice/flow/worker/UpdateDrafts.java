package org.workerservice.flow.worker;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.workerservice.flow.IdentityChanges;
import org.workerservice.flow.Links;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.WorkerIdentity;
import org.workerservice.flow.WriteChecks;
import org.workerservice.flow.worker.UpdateOutcome.Invalid;
import org.workerservice.flow.worker.UpdateOutcome.Unchanged;
import org.workerservice.flow.worker.UpdateOutcome.VersionMismatch;
import org.workerservice.flow.worker.UpdateWorker.Change;
import org.workerservice.flow.worker.UpdateWorker.Request;
import org.workerservice.matching.feature.IdentityPrint;
import org.workerservice.model.FieldSetter;
import org.workerservice.model.FieldSource;
import org.workerservice.model.Role;
import org.workerservice.model.Worker;
import org.workerservice.persistence.worker.write.WriteItem.Kept;
import org.workerservice.survivorship.FedWorker;
import org.workerservice.survivorship.Feed;
import org.workerservice.survivorship.FieldOrigins;
import org.workerservice.survivorship.SystemTrust;
import org.workerservice.survivorship.SystemTrust.Ranking;
import org.workerservice.validation.Validation;
import org.workerservice.validation.WorkerValidator;

/** Derives the new record of an update from the current one. Pure. */
final class UpdateDrafts {
  /** The roles of persons, whose corrections a feed does not overwrite. */
  private static final Set<Role> CORRECTING = Set.of(Role.HR_ADMIN, Role.CREDENTIALING_OFFICER);

  private final WorkerValidator validator;
  private final WriteChecks checks;
  private final WorkerIdentity identity;
  private final SystemTrust trust;
  private final Clock clock;

  UpdateDrafts(Toolbox tools) {
    this.validator = tools.validator();
    this.checks = tools.checks();
    this.identity = tools.identity();
    this.trust = tools.trust();
    this.clock = tools.clock();
  }

  /** The new record, or the outcome if nothing is to be written. */
  sealed interface Draft {
    record Settled(UpdateOutcome outcome) implements Draft {}

    /**
     * The new record.
     *
     * @param replaced the records that were merged into the worker
     * @param before the print of the current record, if the new one changes the worker's identity
     */
    record Valid(Worker worker, Kept kept, List<Worker> replaced, Optional<IdentityPrint> before)
        implements Draft {}
  }

  /**
   * Returns the new record.
   *
   * @param replaced the records that were merged into the worker
   */
  Draft of(Request request, Worker current, List<Worker> replaced) {
    if (!request.condition().accepts(current.version())) {
      return new Draft.Settled(new VersionMismatch(current.version()));
    }
    if (request.change() instanceof Change.Fed(Feed feed, boolean attaches)
        && !(feed.isOf(current) || (attaches && feed.isFirstOfItsSystem(current)))) {
      return new Draft.Settled(new UpdateOutcome.SourceMoved());
    }
    if (request.change() instanceof Change.Release(String field)) {
      return released(request, current, replaced, field);
    }
    Ranking ranking = trust.of(request.context().tenant());
    Worker content = withServerOwned(content(request.change(), current, ranking), current);
    if (!Links.same(content.links(), current.links())) {
      return new Draft.Settled(new Invalid(List.of(Links.READ_ONLY)));
    }
    if (request.acknowledged().isEmpty() && isCurrent(content, current)) {
      return new Draft.Settled(new Unchanged(current));
    }
    // Keeps all links, including those that a merge created, which the validation would refuse.
    return switch (check(request, content.toBuilder().links(List.of()).build(), current)) {
      case Validation.Invalid(var violations) -> new Draft.Settled(new Invalid(violations));
      case Validation.Valid(Worker valid) -> {
        Worker worker =
            FieldOrigins.changed(
                current,
                valid.toBuilder().links(current.links()).build(),
                setter(request),
                ranking);
        yield new Draft.Valid(
            worker,
            kept(worker, current, replaced, request.context().tenant()),
            replaced,
            IdentityChanges.before(identity, current, worker));
      }
    };
  }

  private Draft released(Request request, Worker current, List<Worker> replaced, String field) {
    return FieldOrigins.released(current, field)
        .<Draft>map(
            worker ->
                new Draft.Valid(
                    worker,
                    kept(worker, current, replaced, request.context().tenant()),
                    replaced,
                    Optional.empty()))
        .orElseGet(() -> new Draft.Settled(new Unchanged(current)));
  }

  private Validation check(Request request, Worker content, Worker current) {
    return switch (request.change()) {
      case Change.Replacement _ -> checks.ofReplacement(content, current, request.intake());
      case Change.Edit _, Change.Fed _, Change.Release _ ->
          checks.ofChange(content, current, request.intake());
    };
  }

  private FieldSource setter(Request request) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return switch (request.change()) {
      case Change.Fed(Feed feed, boolean _) ->
          FieldSource.ofSystem(feed.key().system(), feed.updatedAt().orElse(now));
      case Change.Replacement _, Change.Edit _, Change.Release _ ->
          FieldSource.of(
              request.context().roles().stream().anyMatch(CORRECTING::contains)
                  ? FieldSetter.PERSON
                  : FieldSetter.SERVICE,
              now);
    };
  }

  private boolean isCurrent(Worker content, Worker current) {
    return validator.normalise(content.toBuilder().links(current.links()).build()).equals(current);
  }

  /** The claims are compared by their hashes, so another spelling of a number is the same. */
  private Kept kept(Worker worker, Worker current, List<Worker> replaced, UUID tenant) {
    Optional<UUID> organization = current.managingOrganization();
    return new Kept(
        new HashSet<>(identity.claims(current, replaced, tenant)),
        organization.equals(worker.managingOrganization()) ? organization : Optional.empty(),
        current.sources());
  }

  private static Worker content(Change change, Worker current, Ranking trust) {
    return switch (change) {
      case Change.Replacement(Worker content, boolean namesLinks) ->
          content.toBuilder()
              .links(namesLinks ? content.links() : current.links())
              .sources(content.sources().isEmpty() ? current.sources() : content.sources())
              .build();
      case Change.Fed(Feed feed, boolean _) -> FedWorker.of(current, feed, trust).worker();
      case Change.Edit(UnaryOperator<Worker> content) -> content.apply(current);
      case Change.Release _ -> current;
    };
  }

  private static Worker withServerOwned(Worker content, Worker current) {
    return content.toBuilder()
        .id(current.id().orElseThrow())
        .version(current.version())
        .fieldProvenance(current.fieldProvenance())
        .createdAt(current.createdAt().orElse(null))
        .updatedAt(current.updatedAt().orElse(null))
        .deletedAt(null)
        .deletedBy(null)
        .build();
  }
}
