package org.workerservice.flow.worker;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.workerservice.flow.IdentityChanges;
import org.workerservice.flow.Links;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.WorkerIdentity;
import org.workerservice.flow.WriteChecks;
import org.workerservice.flow.worker.UpdateOutcome.Invalid;
import org.workerservice.flow.worker.UpdateOutcome.Updated;
import org.workerservice.flow.worker.UpdateOutcome.VersionMismatch;
import org.workerservice.flow.worker.UpdateWorker.Change;
import org.workerservice.flow.worker.UpdateWorker.Request;
import org.workerservice.matching.feature.IdentityPrint;
import org.workerservice.model.Worker;
import org.workerservice.persistence.worker.WriteItem.Kept;
import org.workerservice.validation.Validation;
import org.workerservice.validation.WorkerValidator;

/** Derives the new record of an update from the current one. Pure. */
final class UpdateDrafts {
  private final WorkerValidator validator;
  private final WriteChecks checks;
  private final WorkerIdentity identity;

  UpdateDrafts(Toolbox tools) {
    this.validator = tools.validator();
    this.checks = tools.checks();
    this.identity = tools.identity();
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
    Worker content = withServerOwned(content(request.change(), current), current);
    if (!Links.same(content.links(), current.links())) {
      return new Draft.Settled(new Invalid(List.of(Links.READ_ONLY)));
    }
    if (request.acknowledged().isEmpty() && isCurrent(content, current)) {
      return new Draft.Settled(new Updated(current));
    }
    // Keeps all links, including those that a merge created, which the validation would refuse.
    return switch (check(request, content.toBuilder().links(List.of()).build(), current)) {
      case Validation.Invalid(var violations) -> new Draft.Settled(new Invalid(violations));
      case Validation.Valid(Worker valid) -> {
        Worker worker = valid.toBuilder().links(current.links()).build();
        yield new Draft.Valid(
            worker,
            kept(worker, current, replaced, request.context().tenant()),
            replaced,
            IdentityChanges.before(identity, current, worker));
      }
    };
  }

  private Validation check(Request request, Worker content, Worker current) {
    return switch (request.change()) {
      case Change.Replacement _ -> checks.ofReplacement(content, current, request.intake());
      case Change.Edit _ -> checks.ofChange(content, current, request.intake());
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
        organization.equals(worker.managingOrganization()) ? organization : Optional.empty());
  }

  private static Worker content(Change change, Worker current) {
    return switch (change) {
      case Change.Replacement(Worker content, boolean namesLinks) ->
          namesLinks ? content : content.toBuilder().links(current.links()).build();
      case Change.Edit(UnaryOperator<Worker> content) -> content.apply(current);
    };
  }

  private static Worker withServerOwned(Worker content, Worker current) {
    return content.toBuilder()
        .id(current.id().orElseThrow())
        .version(current.version())
        .createdAt(current.createdAt().orElse(null))
        .updatedAt(current.updatedAt().orElse(null))
        .deletedAt(null)
        .deletedBy(null)
        .build();
  }
}
