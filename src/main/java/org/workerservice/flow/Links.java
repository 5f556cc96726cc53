package org.workerservice.flow;

import java.util.HashSet;
import java.util.List;
import org.workerservice.model.WorkerLink;
import org.workerservice.validation.Violation;

/** The rule that a link changes at both ends or not at all. */
public final class Links {
  /** This operation does not change links. */
  public static final Violation READ_ONLY =
      new Violation(
          "links",
          "read_only",
          "Use POST and DELETE under /api/workers/{id}/links to change links.");

  private Links() {}

  /** Whether two lists have the same links, in any order. */
  public static boolean same(List<WorkerLink> links, List<WorkerLink> others) {
    return links.size() == others.size() && new HashSet<>(links).equals(new HashSet<>(others));
  }
}
