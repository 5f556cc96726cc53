package org.workerservice.flow.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.workerservice.persistence.merge.MergeRecord;
import org.workerservice.persistence.merge.MovedLink;

/**
 * Finds the links that the survivor of a chain loses when a merge is reversed, and what the other
 * merges moved now. All records are compared by where they live today. Not thread-safe.
 */
final class LinkOwners {
  private final Map<UUID, UUID> idToLiving;
  private final Map<UUID, List<MovedLink>> mergeToLinks = new HashMap<>();
  private Set<UUID> lost = new HashSet<>();

  /**
   * Starts with the links that the reversed merge moved.
   *
   * @param idToLiving for a merged record, the one that it lives on in
   * @param shared records whose links with the survivor also have another origin
   * @param later merges into the same record, in their order
   */
  LinkOwners(
      MergeRecord merge, Map<UUID, UUID> idToLiving, Set<UUID> shared, List<MergeRecord> later) {
    this.idToLiving = idToLiving;
    Set<UUID> given =
        merge.links().stream()
            .filter(link -> link.given() && !shared.contains(link.other()))
            .map(link -> living(link.other()))
            .collect(Collectors.toSet());
    lose(given, later);
  }

  /**
   * Goes on to the record that the survivor so far was merged into.
   *
   * @param later merges into this record after the inner one
   */
  void carry(MergeRecord inner, List<MergeRecord> later) {
    Set<UUID> given = new HashSet<>();
    List<MovedLink> rest = new ArrayList<>();
    for (MovedLink link : links(inner)) {
      UUID other = living(link.other());
      if (!lost.contains(other)) {
        rest.add(link);
      } else if (link.given()) {
        given.add(other);
      }
    }
    mergeToLinks.put(inner.id(), rest);
    lose(given, later);
  }

  /** The first later merge that moved the same link keeps it for the survivor. */
  private void lose(Set<UUID> given, List<MergeRecord> later) {
    Set<UUID> orphans = new HashSet<>(given);
    for (MergeRecord one : later) {
      List<MovedLink> links = new ArrayList<>();
      for (MovedLink link : links(one)) {
        boolean inherits = orphans.remove(living(link.other()));
        links.add(inherits ? new MovedLink(link.other(), link.own(), link.opposite(), true) : link);
      }
      mergeToLinks.put(one.id(), links);
    }
    lost = orphans;
  }

  private UUID living(UUID id) {
    return idToLiving.getOrDefault(id, id);
  }

  /** Returns the living records to which the last survivor loses its link. */
  Set<UUID> lost() {
    return Set.copyOf(lost);
  }

  /** Returns the links that a merge moved. */
  List<MovedLink> links(MergeRecord merge) {
    return mergeToLinks.getOrDefault(merge.id(), merge.links());
  }
}
