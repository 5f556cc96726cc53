package org.workerservice.flow.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.workerservice.model.LinkType;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerLink;
import org.workerservice.persistence.merge.MergeRecord;
import org.workerservice.persistence.merge.MovedLink;

/**
 * Links after the reversal of a merge: as if it had never been made. Later merges of the records at
 * both ends are undone, newest first, and made again without it. Not thread-safe.
 */
final class LinkReplay {
  private final MergeRecord merge;
  private final Map<UUID, Map<UUID, LinkType>> idToLinks = new HashMap<>();
  private final Map<UUID, List<MovedLink>> mergeToMoved = new HashMap<>();
  private final Map<UUID, Set<UUID>> mergeToLost = new HashMap<>();

  /**
   * Replays the links.
   *
   * @param workers all living records of the links, and those that the reversal changes
   * @param later merges of the records at both ends after the reversed one, oldest first
   */
  LinkReplay(Iterable<Worker> workers, MergeRecord merge, List<MergeRecord> later) {
    this.merge = merge;
    workers.forEach(worker -> idToLinks.put(worker.id().orElseThrow(), manual(worker)));
    later.forEach(one -> idToLinks.putIfAbsent(one.duplicate(), new LinkedHashMap<>()));
    later.reversed().forEach(this::undo);
    reverse();
    later.forEach(this::redo);
  }

  private static Map<UUID, LinkType> manual(Worker worker) {
    Map<UUID, LinkType> links = new LinkedHashMap<>();
    worker.links().stream()
        .filter(LinkMoves::isManual)
        .forEach(link -> links.put(link.otherWorkerId(), link.linkType()));
    return links;
  }

  /** A link that a user removed since stays with the merge. */
  private void undo(MergeRecord one) {
    List<MovedLink> removed = new ArrayList<>();
    for (MovedLink link : one.links()) {
      if (!isPresent(one, link)) {
        removed.add(link);
        continue;
      }
      take(one.main(), link);
      giveBack(one.duplicate(), link);
    }
    mergeToMoved.put(one.id(), removed);
    mergeToLost.put(one.id(), new HashSet<>(of(one.duplicate()).keySet()));
  }

  private boolean isPresent(MergeRecord one, MovedLink link) {
    return link.other().equals(one.main())
        || (idToLinks.containsKey(link.other()) && of(one.main()).containsKey(link.other()));
  }

  /** The links that the two had with each other do not come back. */
  private void reverse() {
    for (MovedLink link : merge.links()) {
      if (!link.other().equals(merge.main()) && idToLinks.containsKey(link.other())) {
        take(merge.main(), link);
        giveBack(merge.duplicate(), link);
      }
    }
  }

  private void redo(MergeRecord one) {
    mergeToLost.get(one.id()).removeAll(of(one.duplicate()).keySet());
    List<MovedLink> moved = mergeToMoved.get(one.id());
    Map<UUID, LinkType> links = Map.copyOf(of(one.duplicate()));
    for (UUID other : List.copyOf(of(one.duplicate()).keySet())) {
      moved.add(move(one, other, links.get(other)));
    }
  }

  private MovedLink move(MergeRecord one, UUID other, LinkType type) {
    UUID main = one.main();
    of(one.duplicate()).remove(other);
    Optional<LinkType> opposite = Optional.ofNullable(of(other).remove(one.duplicate()));
    boolean given = !other.equals(main) && !of(main).containsKey(other);
    if (given) {
      of(main).put(other, type);
      of(other).put(main, opposite.orElse(LinkType.SEEALSO));
    }
    return new MovedLink(other, Optional.of(type), opposite, given);
  }

  /** A link whose type was changed since stays. */
  private void take(UUID main, MovedLink link) {
    LinkType there = link.own().orElse(LinkType.SEEALSO);
    LinkType back = link.opposite().orElse(LinkType.SEEALSO);
    if (link.given() && of(main).get(link.other()) == there && of(link.other()).get(main) == back) {
      of(main).remove(link.other());
      of(link.other()).remove(main);
    }
  }

  private void giveBack(UUID duplicate, MovedLink link) {
    link.own().ifPresent(type -> of(duplicate).putIfAbsent(link.other(), type));
    link.opposite().ifPresent(type -> of(link.other()).putIfAbsent(duplicate, type));
  }

  private Map<UUID, LinkType> of(UUID id) {
    return idToLinks.get(id);
  }

  /** Returns all links of a record. */
  List<WorkerLink> links(Worker worker) {
    UUID id = worker.id().orElseThrow();
    Map<UUID, LinkType> now = new LinkedHashMap<>(of(id));
    List<WorkerLink> links = new ArrayList<>();
    for (WorkerLink link : worker.links()) {
      if (LinkMoves.isManual(link)
          ? now.remove(link.otherWorkerId(), link.linkType())
          : !isOfMerge(id, link)) {
        links.add(link);
      }
    }
    now.forEach((other, type) -> links.add(new WorkerLink(other, type)));
    return links;
  }

  private boolean isOfMerge(UUID id, WorkerLink link) {
    return switch (link.linkType()) {
      case REPLACES -> id.equals(merge.main()) && link.otherWorkerId().equals(merge.duplicate());
      case REPLACED_BY -> id.equals(merge.duplicate()) && link.otherWorkerId().equals(merge.main());
      case REFER, SEEALSO -> false;
    };
  }

  /** Returns the links that a merge moves now. */
  List<MovedLink> moved(MergeRecord one) {
    List<MovedLink> moved = mergeToMoved.getOrDefault(one.id(), one.links());
    return Set.copyOf(moved).equals(Set.copyOf(one.links())) ? one.links() : List.copyOf(moved);
  }

  /**
   * Returns the records to which the duplicate of a later merge had a link only by the reversed.
   */
  Set<UUID> lost(MergeRecord one) {
    return mergeToLost.getOrDefault(one.id(), Set.of());
  }
}
