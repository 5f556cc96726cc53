package org.workerservice.flow.deduplication;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.workerservice.entities.GroupingSettings;
import org.workerservice.flow.deduplication.ComponentGrouping.Group;
import org.workerservice.flow.deduplication.ComponentGrouping.Link;
import org.workerservice.flow.job.LeasedJob;
import org.workerservice.jobs.Repetition;
import org.workerservice.matching.scan.PairWalk;
import org.workerservice.matching.scan.RecordSet;
import org.workerservice.matching.scan.ScanPlan;
import org.workerservice.persistence.deduplication.DeduplicationCommand;
import org.workerservice.persistence.deduplication.MatchedPair;
import org.workerservice.persistence.deduplication.StoredEntity;

/** Turns the matches of a run into entities, and stores them. */
final class GroupMatches {
  private static final int MATCHES_PER_PAGE = 5_000;

  /** A chunk has at least one component, and no more of them once it has this many matches. */
  private static final int MATCHES_PER_CHUNK = 500;

  private final RunTools run;
  private final LeasedJob job;
  private final RecordSet records;
  private final RunProgress progress;
  private final ComponentGrouping grouping;
  private final FoundMatches matches = new FoundMatches();
  private Optional<MatchedPair> last = Optional.empty();
  private int[][] components = {};
  private int next;
  private int entities;

  /**
   * Prepares the grouping.
   *
   * @param households whether people of the registry live together
   */
  GroupMatches(
      RunTools run, LeasedJob job, ScanPlan plan, boolean households, RunProgress progress) {
    this.run = run;
    this.job = job;
    this.records = plan.records();
    this.progress = progress;
    PairWalk walk = records.index().walk();
    this.grouping =
        new ComponentGrouping(
            records, plan.strategy(), GroupingSettings.of(plan.threshold(), households), walk);
  }

  /** Groups all matches, from the beginning. */
  Future<Void> group() {
    return progress
        .begin("grouping", 0, 1)
        .compose(begun -> run.ask(new DeduplicationCommand.ClearEntities(job.lease())))
        .compose(job::check)
        .compose(cleared -> Repetition.whileTrue(this::read))
        .compose(read -> run.tools().pool().run(() -> matches.byComponent(records.size())))
        .compose(
            found -> {
              components = found;
              return progress.begin("grouping", 0, found.length);
            })
        .compose(begun -> Repetition.whileTrue(this::chunk));
  }

  private Future<Boolean> read() {
    return run.ask(
            new DeduplicationCommand.ReadMatches(job.tenant(), job.id(), last, MATCHES_PER_PAGE))
        .map(
            page -> {
              page.forEach(this::add);
              return page.size() == MATCHES_PER_PAGE;
            });
  }

  /** A worker that was deleted before the job was resumed is in no entity. */
  private void add(MatchedPair pair) {
    int first = records.find(pair.first());
    int second = records.find(pair.second());
    if (first >= 0 && second >= 0) {
      matches.add(first, second, pair.score());
    }
    last = Optional.of(pair);
  }

  private Future<Boolean> chunk() {
    if (next == components.length) {
      return Future.succeededFuture(false);
    }
    long begun = System.nanoTime();
    List<List<Link>> chunk = new ArrayList<>();
    int size = 0;
    while (next < components.length && size < MATCHES_PER_CHUNK) {
      size += components[next].length;
      chunk.add(links(components[next++]));
    }
    return run.ask(new DeduplicationCommand.FindRejected(job.tenant(), workers(chunk)))
        .compose(rejected -> run.tools().pool().run(() -> groups(chunk, rejected)))
        .compose(this::store)
        .compose(stored -> progress.reached(next))
        .compose(reported -> run.rest(System.nanoTime() - begun))
        .map(rested -> next < components.length);
  }

  private List<Link> links(int[] component) {
    return Arrays.stream(component)
        .mapToObj(
            match -> new Link(matches.left(match), matches.right(match), matches.score(match)))
        .toList();
  }

  private List<UUID> workers(List<List<Link>> chunk) {
    return chunk.stream()
        .flatMap(List::stream)
        .flatMapToInt(link -> IntStream.of(link.left(), link.right()))
        .distinct()
        .mapToObj(records::id)
        .toList();
  }

  private List<Group> groups(List<List<Link>> chunk, List<MatchedPair> rejected) {
    Set<Long> apart = new HashSet<>();
    for (MatchedPair pair : rejected) {
      apart.add(ComponentGrouping.pair(records.find(pair.first()), records.find(pair.second())));
    }
    return chunk.stream().flatMap(links -> grouping.of(links, apart).stream()).toList();
  }

  private Future<Void> store(List<Group> groups) {
    if (groups.isEmpty()) {
      return Future.succeededFuture();
    }
    List<StoredEntity> stored = groups.stream().map(this::entity).toList();
    return run.ask(new DeduplicationCommand.PutEntities(job.lease(), stored)).compose(job::check);
  }

  private StoredEntity entity(Group group) {
    return StoredEntity.found(
        ++entities,
        group.members().stream().map(records::id).toList(),
        group.links().stream().map(this::pair).toList(),
        pair(group.weakest()));
  }

  private MatchedPair pair(Link link) {
    return MatchedPair.of(records.id(link.left()), records.id(link.right()), link.score());
  }
}
