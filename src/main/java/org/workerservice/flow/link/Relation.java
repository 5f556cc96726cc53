package org.workerservice.flow.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.model.LinkType;
import org.workerservice.model.WorkerLink;

/**
 * The relation of two records of one worker, as links at both ends. Each end has one link of type
 * {@code refer} or {@code seealso} to the other; if one end is {@code refer}, the opposite link is
 * {@code seealso} (FHIR {@code link-type}). Links created by a merge are not part of it.
 *
 * @param own the links of one record
 * @param other the links of the other record
 */
record Relation(End own, End other) {
  /** A record and all its links. */
  record End(UUID id, List<WorkerLink> links) {
    /** Makes a defensive copy of the list. */
    End {
      links = List.copyOf(links);
    }

    /** Returns the type of the link to another record, if there is one. */
    Optional<LinkType> typeTo(UUID other) {
      return links.stream()
          .filter(link -> link.otherWorkerId().equals(other))
          .map(WorkerLink::linkType)
          .filter(Relation::isManual)
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
              .filter(link -> !link.otherWorkerId().equals(other) || !isManual(link.linkType()))
              .toList());
    }
  }

  /** Whether users create and remove links of this type, rather than a merge. */
  static boolean isManual(LinkType type) {
    return switch (type) {
      case REFER, SEEALSO -> true;
      case REPLACES, REPLACED_BY -> false;
    };
  }

  /**
   * Returns the relation with a link of this type from the own record to the other. Only one of the
   * two can have type {@code refer}; the opposite link keeps its type where that allows it.
   *
   * @throws IllegalArgumentException for types that a merge creates
   */
  Relation linked(LinkType type) {
    if (!isManual(type)) {
      throw new IllegalArgumentException("only a merge creates links of this type");
    }
    LinkType opposite =
        type == LinkType.REFER ? LinkType.SEEALSO : other.typeTo(own.id()).orElse(LinkType.SEEALSO);
    return new Relation(own.linked(other.id(), type), other.linked(own.id(), opposite));
  }

  /** Returns both ends without a link to each other. */
  Relation unlinked() {
    return new Relation(own.unlinked(other.id()), other.unlinked(own.id()));
  }
}
