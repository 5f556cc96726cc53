package org.workerservice.flow.assignment;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.worker.ReadWorkers;
import org.workerservice.model.Worker;
import org.workerservice.persistence.assignment.AssignmentCommand;
import org.workerservice.persistence.assignment.TimelineEntry;
import org.workerservice.privacy.Masking;

/** Reads what happened to a worker over time; the access log records the read. */
public final class ReadTimeline {
  private final Bus bus;
  private final ReadWorkers reads;

  /** Reads the worker with these reads. */
  public ReadTimeline(Toolbox tools, ReadWorkers reads) {
    this.bus = tools.bus();
    this.reads = reads;
  }

  /**
   * Returns a page of the timeline, with masked numbers for readers of masked records; empty if no
   * living worker has the id.
   */
  public Future<Optional<Timeline>> read(
      RequestContext context, UUID worker, TimelineEntry.Range range) {
    return reads
        .read(context, worker)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : others(context, worker, range)
                        .map(others -> Optional.of(page(context, found.get(), others, range))));
  }

  private Future<List<TimelineEntry>> others(
      RequestContext context, UUID worker, TimelineEntry.Range range) {
    // One more than requested shows whether there is a next page.
    return bus.ask(
        AssignmentCommand.ADDRESS,
        new AssignmentCommand.ReadTimeline(
            context.tenant(),
            worker,
            new TimelineEntry.Range(range.after(), range.newestFirst(), range.limit() + 1)),
        context.deadline());
  }

  private static Timeline page(
      RequestContext context,
      Worker worker,
      List<TimelineEntry> others,
      TimelineEntry.Range range) {
    boolean isMasked = Masking.appliesTo(context.roles());
    return Timeline.of(
        others, worker.documents(), number -> isMasked ? Masking.maskText(number) : number, range);
  }
}
