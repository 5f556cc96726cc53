package org.workerservice.flow.link;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workerservice.bus.Bus;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Attempts;
import org.workerservice.flow.EventData;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.Turns;
import org.workerservice.flow.VersionCondition;
import org.workerservice.model.LinkType;
import org.workerservice.model.Worker;
import org.workerservice.persistence.worker.link.LinkChange;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.validation.Violation;

/**
 * Links two records of one worker, or removes their link: read both, decide, write both; retry if
 * another change came first.
 */
public final class LinkWorkers {
  private static final int MAX_LINKS = 256;
  private static final String OTHER = "other_worker_id";

  private final Bus bus;
  private final EventData eventData;
  private final Turns turns;

  public LinkWorkers(Toolbox tools) {
    this.bus = tools.bus();
    this.eventData = tools.eventData();
    this.turns = tools.turns();
  }

  /**
   * Two workers.
   *
   * @param condition the versions of the first worker that may be changed
   */
  public record Pair(RequestContext context, UUID id, UUID otherId, VersionCondition condition) {}

  /** Both workers as they were read. */
  private record Both(Pair pair, Worker own, Worker other) {
    Relation relation() {
      return new Relation(
          new Relation.End(pair.id(), own.links()),
          new Relation.End(pair.otherId(), other.links()));
    }
  }

  /**
   * Creates a link of type {@code refer} or {@code seealso} from the first to the second, and the
   * opposite link at the second.
   */
  public Future<LinkOutcome> link(Pair pair, LinkType type) {
    Optional<Violation> refused = refused(pair, type);
    return refused.isPresent() ? invalid(refused.get()) : attempt(pair, both -> linked(both, type));
  }

  private static Optional<Violation> refused(Pair pair, LinkType type) {
    if (!Relation.isManual(type)) {
      return Optional.of(
          new Violation("link_type", "read_only", "Only a merge creates links of this type."));
    }
    return pair.id().equals(pair.otherId())
        ? Optional.of(new Violation(OTHER, "self_reference", "A record cannot link to itself."))
        : Optional.empty();
  }

  /** Removes the link at both ends. */
  public Future<LinkOutcome> unlink(Pair pair) {
    return attempt(pair, this::unlinked);
  }

  private static Future<LinkOutcome> invalid(Violation violation) {
    return Future.succeededFuture(new LinkOutcome.Invalid(List.of(violation)));
  }

  private Future<LinkOutcome> attempt(
      Pair pair, Function<Both, Future<Optional<LinkOutcome>>> step) {
    return inTurn(
        pair.context().deadline(),
        inOrder(pair),
        () ->
            Attempts.until(
                pair.context().deadline(),
                repeated -> read(pair).compose(idToWorker -> step(pair, idToWorker, step))));
  }

  /** A change that names a version does not wait for other changes of that record. */
  private static List<UUID> inOrder(Pair pair) {
    return pair.condition().namesVersions()
        ? List.of(pair.otherId())
        : Stream.of(pair.id(), pair.otherId()).distinct().sorted().toList();
  }

  /** A fixed order of the records prevents a deadlock of two pairs. */
  private Future<LinkOutcome> inTurn(
      Deadline deadline, List<UUID> records, Supplier<Future<LinkOutcome>> work) {
    return records.isEmpty()
        ? work.get()
        : turns.inTurn(
            records.getFirst(),
            deadline,
            () -> inTurn(deadline, records.subList(1, records.size()), work));
  }

  private static Future<Optional<LinkOutcome>> step(
      Pair pair, Map<UUID, Worker> idToWorker, Function<Both, Future<Optional<LinkOutcome>>> step) {
    Worker own = idToWorker.get(pair.id());
    if (own == null || own.deletedAt().isPresent()) {
      return Future.succeededFuture(Optional.of(new LinkOutcome.NotFound()));
    }
    if (!pair.condition().accepts(own.version())) {
      return Future.succeededFuture(Optional.of(new LinkOutcome.VersionMismatch(own.version())));
    }
    return step.apply(new Both(pair, own, idToWorker.get(pair.otherId())));
  }

  private Future<Map<UUID, Worker>> read(Pair pair) {
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindWorkers(
                pair.context().tenant(), List.of(pair.id(), pair.otherId())),
            pair.context().deadline())
        .map(
            workers ->
                workers.stream()
                    .collect(
                        Collectors.toMap(
                            worker -> worker.id().orElseThrow(), Function.identity())));
  }

  private Future<Optional<LinkOutcome>> linked(Both both, LinkType type) {
    if (both.other() == null || both.other().deletedAt().isPresent()) {
      return invalid(new Violation(OTHER, "unknown_reference", "No such worker."))
          .map(Optional::of);
    }
    Relation linked = both.relation().linked(type);
    if (linked.own().links().size() > MAX_LINKS || linked.other().links().size() > MAX_LINKS) {
      return invalid(new Violation("links", "too_many", "A record can have at most 256 links."))
          .map(Optional::of);
    }
    return write(both, LinkChange.Kind.LINK, linked);
  }

  private Future<Optional<LinkOutcome>> unlinked(Both both) {
    UUID other = both.pair().otherId();
    boolean related = both.other() != null && both.relation().own().typeTo(other).isPresent();
    if (related) {
      return write(both, LinkChange.Kind.UNLINK, both.relation().unlinked());
    }
    boolean merged =
        both.own().links().stream().anyMatch(link -> link.otherWorkerId().equals(other));
    return merged
        ? invalid(
                new Violation(
                    "link_type", "read_only", "Only an unmerge removes links of this type."))
            .map(Optional::of)
        : Future.succeededFuture(Optional.of(new LinkOutcome.NoLink()));
  }

  /** The result is empty if one of the two changed in the meantime. */
  private Future<Optional<LinkOutcome>> write(Both both, LinkChange.Kind kind, Relation result) {
    List<LinkChange.End> ends = new ArrayList<>();
    if (!result.own().links().equals(both.own().links())) {
      ends.add(end(both.own(), result.own()));
    }
    if (!result.other().links().equals(both.other().links())) {
      ends.add(end(both.other(), result.other()));
    }
    if (ends.isEmpty()) {
      return Future.succeededFuture(Optional.of(new LinkOutcome.Unchanged(both.own())));
    }
    Pair pair = both.pair();
    LinkChange change =
        new LinkChange(
            pair.context(),
            kind,
            Map.of(pair.id(), both.own().version(), pair.otherId(), both.other().version()),
            ends);
    return bus.ask(LinkChange.ADDRESS, change, pair.context().deadline())
        .map(
            outcome ->
                switch (outcome) {
                  case LinkChange.Outcome.Written _ ->
                      Optional.of(new LinkOutcome.Changed(after(both.own(), change)));
                  case LinkChange.Outcome.Outdated _ -> Optional.empty();
                });
  }

  private LinkChange.End end(Worker worker, Relation.End end) {
    Worker changed = worker.toBuilder().links(end.links()).build();
    return new LinkChange.End(
        end.id(), end.links(), worker.deletedAt().isEmpty(), eventData.of(changed));
  }

  private static Worker after(Worker own, LinkChange change) {
    return change.ends().stream()
        .filter(end -> end.id().equals(own.id().orElseThrow()))
        .findFirst()
        .map(end -> own.toBuilder().links(end.links()).version(own.version() + 1).build())
        .orElse(own);
  }
}
