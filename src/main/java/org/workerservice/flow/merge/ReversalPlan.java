package org.workerservice.flow.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workerservice.flow.merge.ReversalBasis.Level;
import org.workerservice.model.LinkType;
import org.workerservice.model.SourceKey;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerLink;
import org.workerservice.model.WorkerSource;
import org.workerservice.persistence.merge.MergeRecord;
import org.workerservice.persistence.merge.ReversalChange.Inner;
import org.workerservice.persistence.merge.ReversalChange.Later;
import org.workerservice.persistence.merge.StoredTransfer;
import org.workerservice.survivorship.CarriedReversal;
import org.workerservice.survivorship.FieldOrigins;
import org.workerservice.survivorship.FieldOrigins.Choice;
import org.workerservice.survivorship.FieldOrigins.Withdrawn;
import org.workerservice.survivorship.ReturnedFeeds;
import org.workerservice.survivorship.Reversal;
import org.workerservice.survivorship.SystemTrust.Ranking;
import org.workerservice.survivorship.Transfer;

/**
 * What a reversal makes of the records that were read. Pure.
 *
 * @param survivor with its links
 * @param duplicate with its links
 * @param inner the merged records between the two, which lose what the merge brought
 * @param others records whose links change, with their new links
 * @param later what other merges brought and moved, now that this one is gone
 * @param lostBefore records with what other merges took from the records of the chain
 */
record ReversalPlan(
    Worker survivor,
    Worker duplicate,
    List<Inner> inner,
    List<Worker> others,
    Map<UUID, Later> later,
    List<Worker> lostBefore,
    List<StoredTransfer> unattributed) {

  static ReversalPlan of(ReversalBasis basis, Ranking trust) {
    return new Planning(basis, trust).plan();
  }

  private static final class Planning {
    private final ReversalBasis basis;
    private final MergeRecord merge;
    private final LinkReplay links;
    private final Map<UUID, List<StoredTransfer>> mergeToTransfers = new HashMap<>();
    private final List<Reversal.Unattributed> unattributed = new ArrayList<>();
    private final List<Worker> contents = new ArrayList<>();
    private final Set<String> returning;
    private final Ranking trust;
    private Worker restored;

    Planning(ReversalBasis basis, Ranking trust) {
      this.basis = basis;
      this.trust = trust;
      this.merge = basis.merge();
      this.restored = merge.beforeDuplicate();
      this.returning = returning();
      this.links = new LinkReplay(basis.workers().toList(), merge, basis.after());
    }

    ReversalPlan plan() {
      reverse();
      for (int level = 1; level < basis.levels().size(); level++) {
        carry(level);
      }
      Map<UUID, Later> later = later();
      return new ReversalPlan(
          survivor(),
          duplicate(),
          inner(),
          others(),
          later,
          lost(later),
          unattributed.stream().distinct().map(Transfers::stored).toList());
    }

    private void reverse() {
      add(Reversal.reverse(withoutReturned(0), transfers(merge), later(basis.levels().getFirst())));
    }

    /** Gives the duplicate what its systems set on a record of the chain since. */
    private Worker withoutReturned(int level) {
      Level into = basis.levels().get(level);
      ReturnedFeeds.Returned returned =
          ReturnedFeeds.of(
              new ReturnedFeeds.Basis(
                  basis.content(level),
                  into.inner().beforeMain(),
                  transfers(into.inner()),
                  returning,
                  unclear(into),
                  trust),
              restored);
      restored = returned.duplicate();
      unattributed.addAll(returned.unattributed());
      return returned.survivor();
    }

    /** Returns the systems that feed the duplicate and not the survivor any more. */
    private Set<String> returning() {
      Set<SourceKey> returned =
          returned().stream().map(WorkerSource::key).collect(Collectors.toSet());
      Set<String> systems = returned.stream().map(SourceKey::system).collect(Collectors.toSet());
      basis.survivor().sources().stream()
          .filter(source -> !returned.contains(source.key()))
          .map(WorkerSource::system)
          .forEach(systems::remove);
      return systems;
    }

    /** Returns the fields that other merges into the record changed, except earlier ones. */
    private static Set<String> unclear(Level into) {
      return Stream.concat(
              into.later().stream(), into.into().stream().filter(one -> one.reversed().isPresent()))
          .flatMap(one -> one.transfers().stream())
          .map(StoredTransfer::field)
          .collect(Collectors.toSet());
    }

    private void carry(int level) {
      Level into = basis.levels().get(level);
      MergeRecord inner = into.inner();
      CarriedReversal.Inner change =
          new CarriedReversal.Inner(
              inner.id(),
              basis.content(level - 1),
              contents.getLast(),
              transfers(inner),
              inner.choices());
      add(CarriedReversal.carry(withoutReturned(level), change, later(into)));
    }

    private void add(Reversal.Reversed reversed) {
      contents.add(reversed.survivor());
      unattributed.addAll(reversed.unattributed());
      reversed
          .mergeToTransfers()
          .forEach(
              (id, transfers) ->
                  mergeToTransfers.put(id, transfers.stream().map(Transfers::stored).toList()));
    }

    private static List<Transfer> transfers(MergeRecord merge) {
      return merge.transfers().stream().map(Transfers::of).toList();
    }

    private static List<Reversal.Later> later(Level level) {
      return level.later().stream()
          .map(
              one ->
                  new Reversal.Later(
                      one.id(), one.beforeDuplicate(), transfers(one), one.choices()))
          .toList();
    }

    private Worker duplicate() {
      Worker now = basis.duplicate();
      return restored.toBuilder()
          .version(now.version())
          .createdAt(now.createdAt().orElse(null))
          .links(links.links(now))
          .sources(returned())
          .build();
    }

    /** The duplicate gets back the source keys that the survivor still has. */
    private List<WorkerSource> returned() {
      Set<SourceKey> brought =
          merge.beforeDuplicate().sources().stream()
              .map(WorkerSource::key)
              .collect(Collectors.toSet());
      return basis.survivor().sources().stream()
          .filter(one -> brought.contains(one.key()))
          .toList();
    }

    private Worker survivor() {
      int top = basis.levels().size() - 1;
      MergeRecord into = top == 0 ? merge : basis.levels().get(top).inner();
      Worker survivor =
          FieldOrigins.reversed(
              basis.content(top),
              contents.getLast(),
              into.beforeMain(),
              into.beforeDuplicate(),
              top == 0 ? withdrawn() : new Withdrawn(Choice.NONE, into.beforeMain()));
      List<WorkerSource> returned = returned();
      return survivor.toBuilder()
          .sources(survivor.sources().stream().filter(one -> !returned.contains(one)).toList())
          .links(links.links(basis.survivor()))
          .build();
    }

    /** A choice of a request holds as long as one of its merges does. */
    private Withdrawn withdrawn() {
      List<MergeRecord> request =
          basis.levels().getFirst().into().stream()
              .filter(one -> one.survivorVersion() == merge.survivorVersion())
              .toList();
      boolean isLast =
          request.stream()
              .allMatch(one -> one.id().equals(merge.id()) || one.reversed().isPresent());
      Set<String> fields =
          merge.choices().entrySet().stream()
              .filter(choice -> isLast || choice.getValue().equals(merge.duplicate()))
              .map(Map.Entry::getKey)
              .collect(Collectors.toSet());
      return new Withdrawn(new Choice(fields, merge.mergedAt()), request.getFirst().beforeMain());
    }

    private Worker withLinks(Worker worker) {
      return worker.toBuilder().links(links.links(worker)).build();
    }

    private List<Inner> inner() {
      List<Inner> inner = new ArrayList<>();
      for (int level = 0; level < basis.levels().size() - 1; level++) {
        Worker row = basis.levels().get(level).worker();
        Worker image = contents.get(level);
        MergeRecord into = basis.levels().get(level + 1).inner();
        inner.add(
            new Inner(
                into.id(),
                into.main(),
                image.toBuilder().links(remaining(image.links(), links.lost(into))).build(),
                image.toBuilder()
                    .version(row.version())
                    .active(false)
                    .sources(List.of())
                    .links(links.links(row))
                    .build()));
      }
      return inner;
    }

    private List<WorkerLink> remaining(List<WorkerLink> before, Set<UUID> lost) {
      WorkerLink replaces = new WorkerLink(merge.duplicate(), LinkType.REPLACES);
      return before.stream()
          .filter(link -> !link.equals(replaces) && !lost.contains(link.otherWorkerId()))
          .toList();
    }

    private List<Worker> others() {
      return basis.others().stream()
          .filter(worker -> !links.links(worker).equals(worker.links()))
          .map(this::withLinks)
          .toList();
    }

    private Stream<MergeRecord> remaining() {
      return basis.levels().stream()
          .flatMap(level -> level.into().stream())
          .filter(one -> one.reversed().isEmpty() && !one.id().equals(merge.id()));
    }

    private Map<UUID, Later> later() {
      Map<UUID, Later> changed = new HashMap<>();
      Stream.concat(remaining(), basis.after().stream())
          .forEach(
              one -> {
                Later now =
                    new Later(
                        mergeToTransfers.getOrDefault(one.id(), one.transfers()), links.moved(one));
                if (!now.equals(new Later(one.transfers(), one.links()))) {
                  changed.put(one.id(), now);
                }
              });
      return changed;
    }

    private List<Worker> lost(Map<UUID, Later> changed) {
      return remaining()
          .flatMap(
              one -> {
                Later now = changed.get(one.id());
                return Transfers.lost(
                    one.beforeMain(), now == null ? one.transfers() : now.transfers());
              })
          .toList();
    }
  }
}
