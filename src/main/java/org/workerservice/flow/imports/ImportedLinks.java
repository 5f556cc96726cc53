package org.workerservice.flow.imports;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.References;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.VersionCondition;
import org.workerservice.flow.imports.ImportWorkers.Row;
import org.workerservice.flow.imports.PreparedRow.Broken;
import org.workerservice.flow.imports.PreparedRow.Entry;
import org.workerservice.flow.link.LinkOutcome;
import org.workerservice.flow.link.LinkWorkers;
import org.workerservice.model.WorkerLink;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.validation.Violation;

/**
 * The links that import rows name. They are created like all others, after the rows are written, so
 * that rows of one request can reference one another.
 */
final class ImportedLinks {
  private final Bus bus;
  private final LinkWorkers linkWorkers;

  ImportedLinks(Toolbox tools) {
    this.bus = tools.bus();
    this.linkWorkers = new LinkWorkers(tools);
  }

  /**
   * Returns the rows; a row that links to a worker that neither exists nor is among the rows
   * becomes {@link Broken}.
   */
  Future<List<PreparedRow>> refuseUnknown(RequestContext context, List<PreparedRow> rows) {
    Set<UUID> others = new HashSet<>();
    Set<UUID> own = new HashSet<>();
    for (PreparedRow row : rows) {
      if (row instanceof Entry entry) {
        entry.row().links().forEach(link -> others.add(link.otherWorkerId()));
        own.add(entry.worker().id().orElseThrow());
      }
    }
    others.removeAll(own);
    return others.isEmpty()
        ? Future.succeededFuture(rows)
        : unknown(context, others)
            .map(unknown -> rows.stream().map(row -> unlessUnknown(row, unknown)).toList());
  }

  private Future<Set<UUID>> unknown(RequestContext context, Set<UUID> ids) {
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindWorkers(context.tenant(), List.copyOf(ids)),
            context.deadline())
        .map(
            workers -> {
              Set<UUID> unknown = new HashSet<>(ids);
              workers.stream()
                  .filter(worker -> worker.deletedAt().isEmpty())
                  .map(worker -> worker.id().orElseThrow())
                  .forEach(unknown::remove);
              return unknown;
            });
  }

  private static PreparedRow unlessUnknown(PreparedRow prepared, Set<UUID> unknown) {
    return switch (prepared) {
      case Broken broken -> broken;
      case Entry entry -> {
        List<Violation> violations =
            References.violations(
                entry.worker().toBuilder().links(entry.row().links()).build(), Set.of(), unknown);
        yield violations.isEmpty() ? entry : new Broken(entry.row(), violations);
      }
    };
  }

  /**
   * Creates the links of the rows that created a worker, including repeated rows: an earlier
   * request may have ended before their links were created. Runs sequentially, because many rows
   * may link to one worker. Existing links stay as they are.
   *
   * @param outcomes receives the reasons why some links could not be created
   */
  Future<?> create(RequestContext context, List<Row> rows, ImportOutcomes outcomes) {
    Future<?> all = Future.succeededFuture();
    for (Row row : rows) {
      if (!row.links().isEmpty()) {
        all =
            all.compose(before -> create(context, row, outcomes.get(row.number())))
                .map(
                    outcome -> {
                      outcomes.put(outcome);
                      return outcome;
                    });
      }
    }
    return all;
  }

  private Future<ImportOutcome.Row> create(
      RequestContext context, Row row, ImportOutcome.Row outcome) {
    return ImportDetails.createdId(outcome.details())
        .map(id -> create(context, id, row.links()))
        .orElseGet(() -> Future.succeededFuture(List.of()))
        .map(
            errors ->
                errors.isEmpty()
                    ? outcome
                    : new ImportOutcome.Row(
                        outcome.number(),
                        outcome.outcome(),
                        ImportDetails.withErrors(outcome.details(), errors)));
  }

  /** Returns the reasons why some links could not be created. */
  private Future<List<Violation>> create(RequestContext context, UUID id, List<WorkerLink> links) {
    Future<List<Violation>> errors = Future.succeededFuture(new ArrayList<>());
    for (int index = 0; index < links.size(); index++) {
      WorkerLink link = links.get(index);
      String path = "links[" + index + "]";
      errors =
          errors.compose(
              before ->
                  create(context, id, link)
                      .map(
                          outcome -> {
                            before.addAll(violations(path, outcome));
                            return before;
                          }));
    }
    return errors;
  }

  private Future<LinkOutcome> create(RequestContext context, UUID id, WorkerLink link) {
    return linkWorkers.link(
        new LinkWorkers.Pair(context, id, link.otherWorkerId(), VersionCondition.ANY),
        link.linkType());
  }

  private static List<Violation> violations(String path, LinkOutcome outcome) {
    return switch (outcome) {
      // A worker that was deleted in the meantime needs no links.
      case LinkOutcome.Changed _, LinkOutcome.Unchanged _, LinkOutcome.NotFound _ -> List.of();
      case LinkOutcome.Invalid(List<Violation> violations) ->
          violations.stream()
              .map(
                  violation ->
                      new Violation(
                          violation.field().equals("links") ? path : path + "." + violation.field(),
                          violation.code(),
                          violation.message()))
              .toList();
      case LinkOutcome.NoLink _, LinkOutcome.VersionMismatch _ ->
          throw new IllegalStateException("Creating a link cannot end as " + outcome);
    };
  }
}
