package org.workerservice.flow;

import java.util.HashSet;
import java.util.List;
import org.workerservice.model.WorkerLink;
import org.workerservice.validation.Violation;

/** The rule that links are changed at both ends or not at all. */
public final class Links {
  /** Says that links are not changed by this operation. */
  public static final Violation CHANGED_ELSEWHERE =
      new Violation(
          "links",
          "read_only",
          "Links are made and ended by POST and DELETE under /api/workers/{id}/links only.");

  private Links() {}

  /** Whether two lists have the same links, in any order. */
  public static boolean same(List<WorkerLink> links, List<WorkerLink> others) {
    return links.size() == others.size() && new HashSet<>(links).equals(new HashSet<>(others));
  }
}
