package org.workerservice.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.workerservice.model.LinkType;
import org.workerservice.model.WorkerLink;

/** Checks links between records; not thread-safe. */
final class LinkCheck {
  private final Violations violations;

  LinkCheck(Violations violations) {
    this.violations = violations;
  }

  void check(List<WorkerLink> links, Optional<UUID> own) {
    Set<WorkerLink> seen = new HashSet<>();
    violations.each(
        "links",
        links,
        FieldLimits.LIST,
        (path, link) -> {
          check(path, link, own);
          if (!seen.add(link)) {
            violations.add(path, "duplicate", "The same link is already in the list.");
          }
          return link;
        });
  }

  private void check(String path, WorkerLink link, Optional<UUID> own) {
    if (own.filter(link.otherWorkerId()::equals).isPresent()) {
      violations.add(
          path + ".other_worker_id", "self_reference", "A record cannot link to itself.");
    }
    if (isMergeLink(link.linkType())) {
      violations.add(path + ".link_type", "read_only", "Only a merge creates links of this type.");
    }
  }

  private static boolean isMergeLink(LinkType type) {
    return switch (type) {
      case REPLACED_BY, REPLACES -> true;
      case REFER, SEEALSO -> false;
    };
  }
}
