package org.workerservice.flow;

import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.LinkType;
import org.workerservice.model.Worker;
import org.workerservice.persistence.merge.MergeCommand;
import org.workerservice.persistence.merge.MergeQuery;

/**
 * Finds the records that were merged into a worker. Matching finds the worker by their values, too,
 * so whoever computes what a worker is matched by needs them.
 */
public final class ReplacedRecords {
  private final Bus bus;

  public ReplacedRecords(Bus bus) {
    this.bus = bus;
  }

  /** Returns them; asks only for a worker that has a link of type {@code replaces}. */
  public Future<List<Worker>> of(RequestContext context, Worker worker) {
    if (!hasAny(worker)) {
      return Future.succeededFuture(List.of());
    }
    UUID id = worker.id().orElseThrow();
    return bus.ask(
            MergeCommand.ADDRESS,
            new MergeQuery.FindReplaced(context.tenant(), List.of(id)),
            context.deadline())
        .map(survivorToReplaced -> survivorToReplaced.getOrDefault(id, List.of()));
  }

  /** Whether records were merged into the worker. */
  public static boolean hasAny(Worker worker) {
    return worker.links().stream().anyMatch(link -> link.linkType() == LinkType.REPLACES);
  }
}
