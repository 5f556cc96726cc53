package org.workerservice.flow.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.workerservice.model.Worker;
import org.workerservice.persistence.merge.MergeRecord;
import org.workerservice.persistence.merge.MovedLink;
import org.workerservice.persistence.merge.ReversalChange.Later;
import org.workerservice.persistence.merge.StoredTransfer;
import org.workerservice.survivorship.Reversal;
import org.workerservice.survivorship.Transfer;

/**
 * What a reversal makes of the records that were read. Pure.
 *
 * @param survivor with its links
 * @param duplicate with its links
 * @param others records whose links change, with their new links
 * @param later what later merges into the survivor brought, now that this one is gone
 * @param lostBefore records with what other merges took from the survivor
 */
record ReversalPlan(
    Worker survivor,
    Worker duplicate,
    List<Worker> others,
    Map<UUID, Later> later,
    List<Worker> lostBefore,
    List<StoredTransfer> unattributed) {

  /**
   * Plans a reversal.
   *
   * @param into all merges into the survivor, oldest first
   * @param moved the links that the merge moved, with records that are not merged
   * @param idToWorker the survivor, the duplicate and the other records of the moved links
   */
  static ReversalPlan of(
      MergeRecord merge,
      List<MergeRecord> into,
      List<MovedLink> moved,
      Map<UUID, Worker> idToWorker) {
    List<MergeRecord> later = later(merge, into);
    Reversal.Reversed reversed =
        Reversal.reverse(
            idToWorker.get(merge.main()),
            merge.transfers().stream().map(Transfers::of).toList(),
            later.stream().map(ReversalPlan::later).toList());
    LinkMoves links = new LinkMoves(idToWorker.values());
    links.reverse(
        merge.main(),
        merge.duplicate(),
        moved.stream().map(link -> inherited(link, later) ? kept(link) : link).toList());
    Worker now = idToWorker.get(merge.duplicate());
    Worker duplicate =
        merge.beforeDuplicate().toBuilder()
            .version(now.version())
            .createdAt(now.createdAt().orElse(null))
            .links(links.of(merge.duplicate()))
            .build();
    Map<UUID, Later> changed = changed(merge, later, reversed.mergeToTransfers());
    return new ReversalPlan(
        reversed.survivor().toBuilder().links(links.of(merge.main())).build(),
        duplicate,
        others(merge, idToWorker, links),
        changed,
        lost(merge, into, changed),
        reversed.unattributed().stream().map(Transfers::stored).toList());
  }

  private static List<Worker> lost(
      MergeRecord merge, List<MergeRecord> into, Map<UUID, Later> changed) {
    return into.stream()
        .filter(one -> one.reversed().isEmpty() && !one.id().equals(merge.id()))
        .flatMap(
            one -> {
              Later now = changed.get(one.id());
              return Transfers.lost(
                  one.beforeMain(), now == null ? one.transfers() : now.transfers());
            })
        .toList();
  }

  private static List<MergeRecord> later(MergeRecord merge, List<MergeRecord> into) {
    List<MergeRecord> later = new ArrayList<>();
    boolean isLater = false;
    for (MergeRecord one : into) {
      if (isLater && one.reversed().isEmpty()) {
        later.add(one);
      }
      isLater = isLater || one.id().equals(merge.id());
    }
    return later;
  }

  private static Reversal.Later later(MergeRecord merge) {
    return new Reversal.Later(
        merge.id(),
        merge.beforeDuplicate(),
        merge.transfers().stream().map(Transfers::of).toList(),
        merge.choices());
  }

  private static List<Worker> others(
      MergeRecord merge, Map<UUID, Worker> idToWorker, LinkMoves links) {
    return idToWorker.values().stream()
        .filter(
            worker ->
                !Stream.of(merge.main(), merge.duplicate())
                    .toList()
                    .contains(worker.id().orElseThrow()))
        .filter(worker -> links.isChanged(worker.id().orElseThrow()))
        .map(worker -> worker.toBuilder().links(links.of(worker.id().orElseThrow())).build())
        .toList();
  }

  /** Whether the duplicate of a later merge had the same link, so that the survivor keeps it. */
  private static boolean inherited(MovedLink link, List<MergeRecord> later) {
    return link.given()
        && later.stream()
            .flatMap(merge -> merge.links().stream())
            .anyMatch(other -> other.other().equals(link.other()));
  }

  private static MovedLink kept(MovedLink link) {
    return new MovedLink(link.other(), link.own(), link.opposite(), false);
  }

  private static Map<UUID, Later> changed(
      MergeRecord merge, List<MergeRecord> later, Map<UUID, List<Transfer>> mergeToTransfers) {
    Map<UUID, Later> changed = new HashMap<>();
    for (MergeRecord one : later) {
      Later now =
          new Later(
              mergeToTransfers.get(one.id()).stream().map(Transfers::stored).toList(),
              one.links().stream().map(link -> inheriting(link, merge)).toList());
      if (!now.equals(new Later(one.transfers(), one.links()))) {
        changed.put(one.id(), now);
      }
    }
    return changed;
  }

  /** The reversal of the later merge now takes the link from the survivor. */
  private static MovedLink inheriting(MovedLink link, MergeRecord merge) {
    boolean inherits =
        merge.links().stream()
            .anyMatch(other -> other.given() && other.other().equals(link.other()));
    return inherits ? new MovedLink(link.other(), link.own(), link.opposite(), true) : link;
  }
}
