package org.workerservice.persistence.assignment;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.workerservice.bus.ChangeCommand;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.Assignment;

/**
 * Creates the assignments of imported workers that do not exist yet, up to the limit of a worker;
 * answers the effects of the items, by their indexes. An assignment exists if the worker has, or
 * had, one from the same source or, without a source, with the same organisation, role and start.
 * Items without an effect changed nothing.
 */
public record AssignmentImport(RequestContext context, List<Item> items)
    implements AssignmentCommand<Map<Integer, AssignmentImport.Effect>>,
        ChangeCommand<Map<Integer, AssignmentImport.Effect>> {
  /** Copies the list. */
  public AssignmentImport {
    items = List.copyOf(items);
  }

  /** What happened to an item. */
  public enum Effect {
    /** The assignment is new. */
    CREATED,
    /** The assignment has new content. */
    UPDATED,
    /** The worker has as many assignments as it can have. */
    TOO_MANY;

    static Effect ofCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * An assignment of a worker, valid and with an existing organisation.
   *
   * @param repeated whether the row was imported before: what it created once is not created again
   * @param updates whether an existing assignment gets the content, unless a person set its content
   */
  public record Item(UUID worker, Assignment content, boolean repeated, boolean updates) {}

  @Override
  public UUID tenant() {
    return context.tenant();
  }
}
