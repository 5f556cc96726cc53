package org.workerservice.flow.duplicate;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.DuplicateSearch;
import org.workerservice.flow.PotentialMatch;
import org.workerservice.flow.ReplacedRecords;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.WorkerIdentity;
import org.workerservice.flow.worker.ReadWorkers;
import org.workerservice.matching.MatchCandidate;
import org.workerservice.matching.MatchCommand;
import org.workerservice.matching.Matching;
import org.workerservice.matching.ScoredCandidate;
import org.workerservice.matching.feature.KeyOverlap;
import org.workerservice.matching.feature.PreparedRecord;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.model.Worker;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.privacy.Masking;

/** Explains how two workers of the registry compare, whether or not they match. */
public final class ExplainMatch {
  private final Bus bus;
  private final WorkerIdentity identity;
  private final DuplicateSearch duplicates;
  private final ReadWorkers reads;
  private final Masking masking;
  private final ReplacedRecords replaced;

  public ExplainMatch(Toolbox tools, ReadWorkers reads) {
    this.bus = tools.bus();
    this.identity = tools.identity();
    this.duplicates = tools.duplicates();
    this.reads = reads;
    this.masking = tools.masking();
    this.replaced = new ReplacedRecords(bus);
  }

  /** The outcome of an explanation. */
  public sealed interface Outcome {
    /**
     * How they compare.
     *
     * @param match the second worker, compared with the first
     * @param keys which match keys they share, and which they do not
     */
    record Explained(PotentialMatch match, KeyOverlap keys) implements Outcome {}

    /** One of the workers does not exist or was deleted. */
    record NotFound(UUID id) implements Outcome {}
  }

  /**
   * Compares two living workers. The access log records which of them were read, or only the
   * request if none was. For readers of masked records, only values visible to them are compared.
   */
  public Future<Outcome> explain(
      RequestContext context, UUID first, UUID second, MatchSettings settings) {
    List<UUID> ids = List.of(first, second);
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindWorkers(context.tenant(), ids),
            context.deadline())
        .map(ExplainMatch::living)
        .compose(
            idToWorker -> {
              Future<Outcome> outcome =
                  idToWorker.size() == ids.size()
                      ? compare(context, idToWorker.get(first), idToWorker.get(second), settings)
                      : Future.succeededFuture(
                          new Outcome.NotFound(idToWorker.containsKey(first) ? second : first));
              return outcome.map(
                  known -> {
                    reads.record(
                        context, "EXPLAIN", ids.stream().filter(idToWorker::containsKey).toList());
                    return known;
                  });
            });
  }

  private static Map<UUID, Worker> living(List<Worker> workers) {
    return workers.stream()
        .filter(worker -> worker.deletedAt().isEmpty())
        .collect(Collectors.toMap(worker -> worker.id().orElseThrow(), Function.identity()));
  }

  private Future<Outcome> compare(
      RequestContext context, Worker first, Worker second, MatchSettings settings) {
    Future<Compared> left = compared(context, first);
    Future<Compared> right = compared(context, second);
    return Future.all(left, right)
        .compose(both -> score(context, left.result(), right.result(), second, settings))
        .compose(scored -> duplicates.present(context, first, scored.getFirst()))
        .map(
            matches ->
                matches.isEmpty()
                    ? new Outcome.NotFound(second.id().orElseThrow())
                    : new Outcome.Explained(
                        matches.getFirst(),
                        KeyOverlap.of(left.result().own(), right.result().own())));
  }

  /**
   * A worker as it is compared.
   *
   * @param own its own record
   * @param features also of the records that were merged into it
   */
  private record Compared(PreparedRecord own, byte[] features) {
    @Override
    public String toString() {
      return "Compared[…]";
    }
  }

  private Future<Compared> compared(RequestContext context, Worker worker) {
    UUID tenant = context.tenant();
    if (Masking.appliesTo(context.roles())) {
      PreparedRecord visible = PreparedRecord.ofVisible(masking.visible(worker));
      return Future.succeededFuture(new Compared(visible, identity.of(visible, tenant).features()));
    }
    return replaced
        .of(context, worker)
        .map(
            records ->
                new Compared(
                    PreparedRecord.of(worker), identity.of(worker, records, tenant).features()));
  }

  private Future<List<List<ScoredCandidate>>> score(
      RequestContext context,
      Compared left,
      Compared right,
      Worker second,
      MatchSettings settings) {
    MatchCandidate candidate = new MatchCandidate(second.id().orElseThrow(), right.features());
    MatchCommand.Probe probe = new MatchCommand.Probe(left.features(), List.of(candidate));
    return bus.ask(
        Matching.ADDRESS,
        new MatchCommand.Score(List.of(probe), settings, 0, 1),
        context.deadline());
  }
}
