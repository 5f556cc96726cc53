package org.workerservice.flow.merge;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.worker.ReadWorkers;
import org.workerservice.persistence.merge.MergeCommand;
import org.workerservice.persistence.merge.MergeQuery;
import org.workerservice.persistence.merge.MergeRecord;
import org.workerservice.persistence.merge.MergeSummary;

/** Reads merges; the access log records whose records were shown. */
public final class ReadMerges {
  private final Bus bus;
  private final ReadWorkers reads;

  public ReadMerges(Toolbox tools, ReadWorkers reads) {
    this.bus = tools.bus();
    this.reads = reads;
  }

  /**
   * A page of merges.
   *
   * @param next the id after which the next page starts; empty on the last page
   */
  public record Page(List<MergeSummary> merges, Optional<UUID> next) {}

  /** Returns a merge. */
  public Future<Optional<MergeRecord>> find(RequestContext context, UUID id) {
    return bus.ask(
            MergeCommand.ADDRESS,
            new MergeQuery.FindMerge(context.tenant(), id),
            context.deadline())
        .map(
            found -> {
              found.ifPresent(
                  merge ->
                      reads.record(
                          context, "READ_MERGE", List.of(merge.main(), merge.duplicate())));
              return found;
            });
  }

  /** Returns merges, newest first. */
  public Future<Page> list(
      RequestContext context, MergeQuery.Filter filter, Optional<UUID> after, int limit) {
    return bus.ask(
            MergeCommand.ADDRESS,
            new MergeQuery.ListMerges(context.tenant(), filter, after, limit + 1),
            context.deadline())
        .map(merges -> page(merges, limit))
        .map(
            page -> {
              reads.record(
                  context,
                  "READ_MERGE",
                  page.merges().stream()
                      .flatMap(merge -> Stream.of(merge.main(), merge.duplicate()))
                      .distinct()
                      .toList());
              return page;
            });
  }

  private static Page page(List<MergeSummary> merges, int limit) {
    if (merges.size() <= limit) {
      return new Page(merges, Optional.empty());
    }
    List<MergeSummary> shown = merges.subList(0, limit);
    return new Page(shown, Optional.of(shown.getLast().id()));
  }

  /** Returns the worker that a merged one lives on in; empty if it was not merged. */
  public Future<Optional<UUID>> survivor(RequestContext context, UUID id) {
    return bus.ask(
        MergeCommand.ADDRESS,
        new MergeQuery.FindSurvivor(context.tenant(), id),
        context.deadline());
  }
}
