package org.workerservice.flow.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.model.LinkType;
import org.workerservice.model.WorkerLink;

/**
 * What two records of one worker are to each other, as links at both ends. Each end has one link of
 * type {@code refer} or {@code seealso} to the other; where one refers, the other is seen also
 * (FHIR {@code link-type}). Links made by merging are not part of it.
 *
 * @param own the links of one record
 * @param other those of the other
 */
record Relation(End own, End other) {
  /** A record and all its links. */
  record End(UUID id, List<WorkerLink> links) {
    /** Copies the list. */
    End {
      links = List.copyOf(links);
    }

    /** What this record says of another, if anything. */
    Optional<LinkType> typeTo(UUID other) {
      return links.stream()
          .filter(link -> link.otherWorkerId().equals(other))
          .map(WorkerLink::linkType)
          .filter(Relation::isMadeByHand)
          .findFirst();
    }

    private End linked(UUID other, LinkType type) {
      if (typeTo(other).equals(Optional.of(type))) {
        return this;
      }
      List<WorkerLink> all = new ArrayList<>(unlinked(other).links());
      all.add(new WorkerLink(other, type));
      return new End(id, all);
    }

    private End unlinked(UUID other) {
      return new End(
          id,
          links.stream()
              .filter(link -> !link.otherWorkerId().equals(other) || !isMadeByHand(link.linkType()))
              .toList());
    }
  }

  /** Whether links of the type are made and ended by hand, and not by merging. */
  static boolean isMadeByHand(LinkType type) {
    return switch (type) {
      case REFER, SEEALSO -> true;
      case REPLACES, REPLACED_BY -> false;
    };
  }

  /**
   * Returns the relation in which the own record refers to the other or sees it also. Only one of
   * two can refer; what the other says is kept where that is so.
   *
   * @throws IllegalArgumentException for types made by merging
   */
  Relation linked(LinkType type) {
    if (!isMadeByHand(type)) {
      throw new IllegalArgumentException("links of this type are made by merging");
    }
    LinkType opposite =
        type == LinkType.REFER ? LinkType.SEEALSO : other.typeTo(own.id()).orElse(LinkType.SEEALSO);
    return new Relation(own.linked(other.id(), type), other.linked(own.id(), opposite));
  }

  /** Returns the two without a relation. */
  Relation unlinked() {
    return new Relation(own.unlinked(other.id()), other.unlinked(own.id()));
  }
}
