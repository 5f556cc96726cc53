package org.workerservice.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.workerservice.model.Worker;
import org.workerservice.validation.Violation;

/** Reports the fields that reference a record that does not exist. */
public final class References {
  private static final String CODE = "unknown_reference";

  private References() {}

  /** Returns a violation for each reference to a record that does not exist. */
  public static List<Violation> violations(
      Worker worker, Set<UUID> acknowledged, Set<UUID> unknown) {
    List<Violation> violations = new ArrayList<>();
    worker
        .managingOrganization()
        .filter(unknown::contains)
        .ifPresent(
            id ->
                violations.add(
                    new Violation("managing_organization", CODE, "No such organisation.")));
    for (int index = 0; index < worker.links().size(); index++) {
      if (unknown.contains(worker.links().get(index).otherWorkerId())) {
        violations.add(
            new Violation("links[" + index + "].other_worker_id", CODE, "No such worker."));
      }
    }
    if (acknowledged.stream().anyMatch(unknown::contains)) {
      violations.add(
          new Violation(
              "acknowledge_duplicates", CODE, "At least one of these ids is not a worker's id."));
    }
    return violations;
  }
}
