package org.workerservice.model;

import java.util.Objects;
import java.util.UUID;

/** A link from one worker record to another. */
public record WorkerLink(UUID otherWorkerId, LinkType linkType) {

  /** Requires both components. */
  public WorkerLink {
    Objects.requireNonNull(otherWorkerId, "other_worker_id");
    Objects.requireNonNull(linkType, "link_type");
  }
}
