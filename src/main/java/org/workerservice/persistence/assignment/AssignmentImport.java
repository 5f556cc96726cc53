package org.workerservice.persistence.assignment;

import java.util.List;
import java.util.UUID;
import org.workerservice.bus.ChangeCommand;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.Assignment;

/**
 * Creates the assignments of imported workers that do not exist yet; answers how many. An
 * assignment exists if the worker has, or had, one from the same source or, without a source, with
 * the same organisation, role and start.
 */
public record AssignmentImport(RequestContext context, List<Item> items)
    implements AssignmentCommand<Integer>, ChangeCommand<Integer> {
  /** Copies the list. */
  public AssignmentImport {
    items = List.copyOf(items);
  }

  /** An assignment of a worker, valid and with an existing organisation. */
  public record Item(UUID worker, Assignment content) {}

  @Override
  public UUID tenant() {
    return context.tenant();
  }
}
