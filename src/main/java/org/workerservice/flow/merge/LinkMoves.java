package org.workerservice.flow.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.workerservice.model.LinkType;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerLink;
import org.workerservice.persistence.merge.MovedLink;

/**
 * The links of all records that a merge touches. A merge moves the links that users made from the
 * duplicate to the survivor, at both ends; links of earlier merges stay where they are. Not
 * thread-safe.
 */
final class LinkMoves {
  private final Map<UUID, List<WorkerLink>> idToLinks = new HashMap<>();
  private final Set<UUID> changed = new HashSet<>();

  LinkMoves(Iterable<Worker> workers) {
    workers.forEach(
        worker -> idToLinks.put(worker.id().orElseThrow(), new ArrayList<>(worker.links())));
  }

  /** Returns the links of a record as they are now. */
  List<WorkerLink> of(UUID id) {
    return List.copyOf(idToLinks.get(id));
  }

  /** Whether links of the record have changed. */
  boolean isChanged(UUID id) {
    return changed.contains(id);
  }

  /**
   * Merges the duplicate into the survivor. Of a link between the two, the survivor is the other
   * record; it ends.
   */
  List<MovedLink> merge(UUID survivor, UUID duplicate) {
    List<MovedLink> moved = new ArrayList<>();
    for (WorkerLink link : of(duplicate)) {
      if (isManual(link)) {
        remove(duplicate, link::equals);
        moved.add(move(survivor, duplicate, link));
      }
    }
    remove(survivor, link -> link.otherWorkerId().equals(duplicate));
    add(survivor, new WorkerLink(duplicate, LinkType.REPLACES));
    add(duplicate, new WorkerLink(survivor, LinkType.REPLACED_BY));
    return moved;
  }

  private MovedLink move(UUID survivor, UUID duplicate, WorkerLink link) {
    UUID other = link.otherWorkerId();
    Optional<LinkType> opposite = manual(other, duplicate);
    boolean given =
        !other.equals(survivor)
            && manual(survivor, other).isEmpty()
            && idToLinks.containsKey(other);
    remove(other, one -> one.otherWorkerId().equals(duplicate) && isManual(one));
    if (given) {
      add(survivor, new WorkerLink(other, link.linkType()));
      add(other, new WorkerLink(survivor, opposite.orElse(LinkType.SEEALSO)));
    }
    return new MovedLink(other, Optional.of(link.linkType()), opposite, given);
  }

  private Optional<LinkType> manual(UUID from, UUID to) {
    return idToLinks.getOrDefault(from, List.of()).stream()
        .filter(link -> link.otherWorkerId().equals(to) && isManual(link))
        .map(WorkerLink::linkType)
        .findFirst();
  }

  private void add(UUID id, WorkerLink link) {
    idToLinks.get(id).add(link);
    changed.add(id);
  }

  private void remove(UUID id, Predicate<WorkerLink> which) {
    if (idToLinks.containsKey(id) && idToLinks.get(id).removeIf(which)) {
      changed.add(id);
    }
  }

  static boolean isManual(WorkerLink link) {
    return switch (link.linkType()) {
      case REFER, SEEALSO -> true;
      case REPLACES, REPLACED_BY -> false;
    };
  }

  /** Returns the records that a record has links to which users made. */
  static List<UUID> others(Worker worker) {
    return worker.links().stream()
        .filter(LinkMoves::isManual)
        .map(WorkerLink::otherWorkerId)
        .distinct()
        .toList();
  }
}
